import type { CohortRecords } from '../files/cohort-records.ts';
import { itemsOf, type SurveyItem } from '../files/survey-items.ts';
import type { Hidden, Shown } from './scale-results.ts';
import { type PublishedItem, waveItem } from './shared-items.ts';
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
 * `published` is for comparing the means of scales with: a mean of so many items is a sum of the items' own.
 */
export async function itemResults(
  records: Pick<CohortRecords, 'program' | 'versions' | 'responses'>,
  over: ReadonlySet<string>,
): Promise<{ items: ItemResults[]; texts: TextResults[]; published: PublishedItem[] }> {
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
  for await (const response of records.responses()) {
    const { touchpoint, survey, programVersion, participantId, id, answers } = response;
    const wave = asked.get(touchpoint) ?? new Map<string, Tally[]>();
    const tallies = wave.get(programVersion) ?? talliesFor(touchpoint, survey, programVersion);
    asked.set(touchpoint, wave.set(programVersion, tallies));
    for (const tally of tallies) count(tally, participantId ?? id, answers);
  }
  const all = [...waves].flatMap(([survey, uses]) =>
    uses.flatMap(({ id, unlinked }) => {
      const by = asked.get(id);
      if (!by) return talliesFor(id, survey, records.program.version);
      const tallies = versions.flatMap(({ version }) => by.get(version) ?? []);
      return unlinked ? together(tallies, codesOf).filter(isAloneOrEnough) : together(tallies);
    }),
  );
  const isNow = ({ wave, item }: Tally) => now(item.survey, wave);
  return {
    items: all
      .filter((tally) => !tally.item.isFreeText && isNow(tally))
      .map((tally) => itemView(tally, over)),
    texts: all.filter(({ item }) => item.isFreeText).map((tally) => textView(tally, over)),
    published: all
      .filter(({ item, n }) => !item.isFreeText && !item.choice && n >= FEWEST)
      .map(publishedItem),
  };
}

const publishedItem = ({ wave, item: { question, row }, numbers }: Tally): PublishedItem => {
  const item = row ? `${question.name}.${row.value}` : question.name;
  return { wave, item, number: { parts: [{ wave: waveItem(wave, item), people: numbers, times: 1 }] } };
};

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
