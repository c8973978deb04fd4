import type { CohortRecords } from '../files/cohort-records.ts';
import { itemsOf, type SurveyItem } from '../files/survey-items.ts';
import type { Hidden, Shown } from './scale-results.ts';
import { count, newTally, type Tally, together } from './tally.ts';
import { FEWEST, FEWEST_TEXTS } from './threshold.ts';
import { isComparedWithNone, wavesBySurvey } from './waves.ts';

/** How often each answer was given to one item. `n`: who answered it. */
export interface ItemResults {
  wave: string;
  question: string;
  row?: string;
  questionTitle: string;
  /** Of the row or the choice, or the question's again. */
  title: string;
  result: Shown<{ n: number; options: { value: string | number; text: string; count: number }[] }>;
}

/** What people wrote to one question, in an order that is that of the alphabet and of nobody. */
export interface TextResults {
  wave: string;
  question: string;
  title: string;
  result: Shown<{ texts: string[] }>;
}

/**
 * The items of waves that are compared with no other, and the texts of all. A survey that is asked again is shown as changes
 * of its scales; the items beside them would tell more about single people than about the group. A wave has what the
 * versions asked that it was answered in, whatever version the cohort has now.
 * @param incomplete by wave, the scales whose mean beside those of its items would tell what one to four people
 * answered: all others answered the same number of items. A mean of so many items is a sum of the items' own.
 */
export async function itemResults(
  records: Pick<CohortRecords, 'program' | 'versions' | 'responses'>,
  over: ReadonlySet<string>,
): Promise<{ items: ItemResults[]; texts: TextResults[]; incomplete: Map<string, Set<string>> }> {
  const waves = wavesBySurvey(records.program.program);
  const versions = await records.versions();
  const now = isComparedWithNone(waves);
  const ever = versions.map(({ program }) => isComparedWithNone(wavesBySurvey(program)));
  /** Who looked before the survey was asked again may have seen its items: a mean must not tell more beside them. */
  const wereShown = (survey: string, wave: string) => ever.some((one) => one(survey, wave));
  const itemsBy = new Map(versions.map((one) => [one.version, itemsOf(one)]));
  const talliesFor = (wave: string, survey: string, version: string): Tally[] =>
    (itemsBy.get(version) ?? [])
      .filter((item) => item.survey === survey && (item.isFreeText || wereShown(survey, wave)))
      .map((item) => newTally(wave, item));
  /** By wave, and then by the version that asked. */
  const asked = new Map<string, Map<string, Tally[]>>();
  const counted = new Map<string, Map<string, number[]>>();
  for await (const { touchpoint, survey, programVersion, answers } of records.responses()) {
    const wave = asked.get(touchpoint) ?? new Map<string, Tally[]>();
    const tallies = wave.get(programVersion) ?? talliesFor(touchpoint, survey, programVersion);
    asked.set(touchpoint, wave.set(programVersion, tallies));
    for (const tally of tallies) count(tally, answers);
    for (const [scale, items] of itemsCounted(tallies, answers)) {
      const counts = counted.get(touchpoint) ?? new Map<string, number[]>();
      const ofScale = counts.get(scale) ?? [];
      ofScale.push(items);
      counted.set(touchpoint, counts.set(scale, ofScale));
    }
  }
  const all = [...waves].flatMap(([survey, uses]) =>
    uses.flatMap(({ id, unlinked }) => {
      const by = asked.get(id);
      const isShown = ({ item }: Tally) => item.isFreeText || now(survey, id);
      if (!by) return talliesFor(id, survey, records.program.version).filter(isShown);
      const tallies = versions.flatMap(({ version }) => by.get(version) ?? []).filter(isShown);
      return unlinked ? together(tallies, codesOf).filter(isAloneOrEnough) : together(tallies);
    }),
  );
  const ofFew = (counts: ReadonlyMap<string, readonly number[]>) =>
    new Set([...counts].filter(([, people]) => isAllButFew(people)).map(([scale]) => scale));
  return {
    items: all.filter(({ item }) => !item.isFreeText).map((tally) => itemView(tally, over)),
    texts: all.filter(({ item }) => item.isFreeText).map((tally) => textView(tally, over)),
    incomplete: new Map([...counted].map(([wave, counts]) => [wave, ofFew(counts)])),
  };
}

/**
 * The answers there are to choose from. Who chose one of a wave without names that was not there before came after the
 * change, however few they are: what was asked with other codes is counted apart.
 */
const codesOf = ({ item }: Tally): string =>
  JSON.stringify(
    allOptions(item)
      .map(({ value }) => value)
      .sort(),
  );

const isAloneOrEnough = ({ item, n }: Tally, _: number, all: readonly Tally[]): boolean =>
  n >= FEWEST ||
  !all.some(
    (other) =>
      other.item.column === item.column && other.item.question.type === item.question.type && other.n > n,
  );

/** Of how many items of each scale somebody's score is made, where they answered any. */
function itemsCounted(
  tallies: readonly Tally[],
  answers: Parameters<SurveyItem['codeIn']>[0],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { item } of tallies) {
    // An answer without a number ("not applicable") does not count towards the mean either.
    if (typeof item.codeIn(answers) !== 'number') continue;
    for (const { scale } of item.scales) counts.set(scale.id, (counts.get(scale.id) ?? 0) + 1);
  }
  return counts;
}

/** Whether all people but one to four have the same count. */
const isAllButFew = (counts: readonly number[]): boolean =>
  [...new Set(counts)].some((count) => {
    const others = counts.filter((one) => one !== count).length;
    return others > 0 && others < FEWEST;
  });

const whyNot = (wave: string, over: ReadonlySet<string>, isEnough: boolean): Hidden | undefined =>
  !over.has(wave) ? 'not-over' : isEnough ? undefined : 'too-few';

function itemView({ wave, item, n, counts }: Tally, over: ReadonlySet<string>): ItemResults {
  const { question, row, choice } = item;
  const why = whyNot(wave, over, n >= FEWEST);
  const part = row?.value ?? choice?.value;
  return {
    wave,
    question: question.name,
    ...(part === undefined ? {} : { row: String(part) }),
    questionTitle: question.title,
    title: row?.text ?? choice?.text ?? question.title,
    result: why
      ? { shown: false, why }
      : {
          shown: true,
          n,
          options: allOptions(item).map((one) => ({ ...one, count: counts.get(one.value) ?? 0 })),
        },
  };
}

/** A rating has a step for each number, with words at most at its ends. */
function allOptions({ question, options }: SurveyItem): { value: string | number; text: string }[] {
  if (question.type !== 'rating') return options.map(({ value, text }) => ({ value, text }));
  const { rateMin, rateMax } = question;
  return Array.from({ length: rateMax - rateMin + 1 }, (_, index) => {
    const value = rateMin + index;
    const words = options.find((one) => one.value === value)?.text;
    return { value, text: words ? `${value} (${words})` : String(value) };
  });
}

function textView({ wave, item, texts }: Tally, over: ReadonlySet<string>): TextResults {
  const why = whyNot(wave, over, texts.length >= FEWEST_TEXTS);
  return {
    wave,
    question: item.question.name,
    title: item.question.title,
    result: why ? { shown: false, why } : { shown: true, texts: texts.toSorted() },
  };
}
