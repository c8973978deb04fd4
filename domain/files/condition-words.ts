import type { AskedWhen } from '../surveys/survey-visibility.ts';

/** In words: `worth-the-time at most 3`. */
export function conditionWords({ question, is, atLeast, atMost }: AskedWhen): string {
  if (is) return `${question} is ${is.join(' or ')}`;
  const from = atLeast === undefined ? [] : [`at least ${atLeast}`];
  const to = atMost === undefined ? [] : [`at most ${atMost}`];
  return `${question} ${[...from, ...to].join(' and ')}`;
}
