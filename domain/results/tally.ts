import type { SurveyItem } from '../files/survey-items.ts';
import type { Answers } from '../surveys/survey.ts';

/** What was answered to one item of one wave; `n`: by how many. */
export interface Tally {
  wave: string;
  item: SurveyItem;
  n: number;
  counts: Map<string | number, number>;
  /** Who answered with a number: their mean can be had from the counts. */
  numbers: Set<string>;
  texts: string[];
}

/** Nobody counted yet. */
export const newTally = (wave: string, item: SurveyItem): Tally => ({
  wave,
  item,
  n: 0,
  counts: new Map(),
  numbers: new Set(),
  texts: [],
});

/** Adds the answer of `who`, where they gave one. */
export function count(tally: Tally, who: string, answers: Answers): void {
  const code = tally.item.codeIn(answers);
  if (code === undefined) return;
  tally.n += 1;
  if (typeof code === 'number') tally.numbers.add(who);
  if (tally.item.isFreeText) tally.texts.push(String(code));
  else tally.counts.set(code, (tally.counts.get(code) ?? 0) + 1);
}

/** What several versions asked under one name (and alike), counted together, in the words of the first of them. */
export function together(tallies: readonly Tally[], alike = (_: Tally) => ''): Tally[] {
  const all = new Map<string, Tally>();
  for (const tally of tallies) {
    const { wave, item, n, counts, numbers, texts } = tally;
    // A name that one version let go may be that of another kind of question in a later one.
    const key = `${item.column} ${item.question.type} ${alike(tally)}`;
    const sum = all.get(key) ?? newTally(wave, item);
    all.set(key, { ...sum, n: sum.n + n, texts: [...sum.texts, ...texts] });
    for (const who of numbers) sum.numbers.add(who);
    for (const [code, count] of counts) sum.counts.set(code, (sum.counts.get(code) ?? 0) + count);
  }
  return [...all.values()];
}
