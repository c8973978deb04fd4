import { criticalT } from './student-t.ts';

/** How many, their mean, and their standard deviation (n − 1); no deviation for fewer than two. */
export interface Summary {
  n: number;
  mean: number;
  sd: number;
}

/** Of no values the mean is NaN, and of fewer than two the deviation: whoever shows them asks for `FEWEST` first. */
export function summaryOf(values: readonly number[]): Summary {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { n, mean, sd: Math.sqrt(squares / (n - 1)) };
}

/** The mean of paired differences with its 95 % confidence interval. */
export interface Change {
  /** Pairs. */
  n: number;
  mean: number;
  sd: number;
  /** Of the confidence interval. */
  lower: number;
  upper: number;
}

/** Of later minus earlier, by the t distribution with n − 1 degrees of freedom; at least two pairs. */
export function changeOf(pairs: readonly (readonly [earlier: number, later: number])[]): Change {
  const { n, mean, sd } = summaryOf(pairs.map(([earlier, later]) => later - earlier));
  const reach = (criticalT(n - 1) * sd) / Math.sqrt(n);
  return { n, mean, sd, lower: mean - reach, upper: mean + reach };
}
