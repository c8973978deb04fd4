import type { Question } from '../survey.ts';

/** When a question is asked: another one was answered so. */
export interface AskedWhen {
  question: string;
  is?: readonly (string | number)[] | undefined;
  atLeast?: number | undefined;
  atMost?: number | undefined;
}

/** The condition of a question, where it has one. */
export const askedWhen = (question: Question): AskedWhen | undefined =>
  (question as { visibleIf?: AskedWhen }).visibleIf;

/** In words: `worth-the-time at most 3`. */
export function conditionWords({ question, is, atLeast, atMost }: AskedWhen): string {
  if (is) return `${question} is ${is.join(' or ')}`;
  const from = atLeast === undefined ? [] : [`at least ${atLeast}`];
  const to = atMost === undefined ? [] : [`at most ${atMost}`];
  return `${question} ${[...from, ...to].join(' and ')}`;
}
