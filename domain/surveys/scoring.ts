import { type Answers, questionsOf, type Scale, type SurveyDefinition } from './survey.ts';

/** Where the answer of a scale item stands, and between which numbers it is. */
interface Place {
  name: string;
  row?: string;
  min: number;
  max: number;
}

interface Item extends Place {
  value: number | undefined;
}

/** Looked for once in each survey: every response is scored by all of them. */
const known = new WeakMap<SurveyDefinition, Map<string, Place | undefined>>();

function placeOf(survey: SurveyDefinition, id: string): Place | undefined {
  const places = known.get(survey) ?? new Map<string, Place | undefined>();
  known.set(survey, places);
  if (!places.has(id)) places.set(id, foundPlace(survey, id));
  return places.get(id);
}

/** Undefined when the survey has no such numeric item. */
function foundPlace(survey: SurveyDefinition, id: string): Place | undefined {
  const [name, row, ...more] = id.split('.') as [string, string?, ...string[]];
  if (more.length > 0) return undefined;
  const question = questionsOf(survey).find((one) => one.name === name);
  if (question?.type === 'rating' && row === undefined) {
    return { name, min: question.rateMin, max: question.rateMax };
  }
  if (question?.type !== 'matrix' || !question.rows.some((one) => one.value === row)) return undefined;
  const values = question.columns.map((column) => column.value).filter((value) => typeof value === 'number');
  if (values.length === 0) return undefined;
  return { name, row: row!, min: Math.min(...values), max: Math.max(...values) };
}

/** The range and the answer of one scale item, or undefined when the survey has no such numeric item. */
function itemOf(survey: SurveyDefinition, answers: Answers, id: string): Item | undefined {
  const place = placeOf(survey, id);
  if (!place) return undefined;
  const { name, row } = place;
  const answer = Object.hasOwn(answers, name) ? answers[name] : undefined;
  const cell = row === undefined ? answer : (answer as Record<string, unknown> | undefined)?.[row];
  // A column without a number ("not applicable") is an answer that does not count towards the mean.
  return { ...place, value: typeof cell === 'number' ? cell : undefined };
}

/** True when the scoring key can be applied to the survey; checked when a program is loaded. */
export const isScorable = (survey: SurveyDefinition, item: string): boolean =>
  itemOf(survey, {}, item) !== undefined;

/** True when both items are answered on the same range of numbers, so that their mean means something. */
export function haveSameRange(survey: SurveyDefinition, a: string, b: string): boolean {
  const [one, other] = [itemOf(survey, {}, a), itemOf(survey, {}, b)];
  return one !== undefined && one.min === other?.min && one.max === other.max;
}

/** The lowest and the highest score a scale can have; undefined when the survey has none of its items. */
export function rangeOf(survey: SurveyDefinition, scale: Scale): { min: number; max: number } | undefined {
  const item = itemOf(survey, {}, scale.items[0]!);
  return item && { min: item.min, max: item.max };
}

/** Of each scale the items that somebody answered with a number: their score is made of these. */
export const countedItems = (
  survey: SurveyDefinition,
  scales: readonly Scale[],
  answers: Answers,
): Record<string, string[]> =>
  Object.fromEntries(
    scales.map(({ id, items }) => [
      id,
      items.filter((item) => itemOf(survey, answers, item)?.value !== undefined),
    ]),
  );

/** The score per scale on the items' own range, undefined where too few items are answered. */
export function score(
  survey: SurveyDefinition,
  scales: readonly Scale[],
  answers: Answers,
): Record<string, number | undefined> {
  return Object.fromEntries(
    scales.map((scale) => {
      const values = scale.items.flatMap((id) => {
        const item = itemOf(survey, answers, id);
        if (item?.value === undefined) return [];
        return [scale.reversed.includes(id) ? item.min + item.max - item.value : item.value];
      });
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return [scale.id, values.length >= scale.atLeast ? mean : undefined];
    }),
  );
}
