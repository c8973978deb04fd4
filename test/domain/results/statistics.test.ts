import { describe, expect, it, test } from 'vitest';
import { scaleResults } from '../../../domain/results/scale-results.ts';
import { changeOf, summaryOf } from '../../../domain/results/statistics.ts';
import { criticalT, withinT } from '../../../domain/results/student-t.ts';

// NIST/SEMATECH e-Handbook of Statistical Methods, section 1.3.6.7.2: upper critical values of Student's t, 0.975.
test.each([
  [1, 12.706],
  [2, 4.303],
  [3, 3.182],
  [4, 2.776],
  [5, 2.571],
  [6, 2.447],
  [7, 2.365],
  [8, 2.306],
  [9, 2.262],
  [10, 2.228],
  [13, 2.16],
  [14, 2.145],
  [20, 2.086],
  [29, 2.045],
  [30, 2.042],
  [60, 2.0],
  [100, 1.984],
])('t of %i degrees of freedom is the one of the tables, %f', (df, t) => {
  expect(Math.abs(criticalT(df) - t)).toBeLessThan(0.000_501);
});

test('with ever more degrees of freedom it is that of the normal distribution', () => {
  expect(criticalT(20_000)).toBeCloseTo(1.96, 3);
});

test('half of the distribution with one degree of freedom lies between −1 and 1, as its quartiles say', () => {
  expect(withinT(1, 1)).toBeCloseTo(0.5, 12);
});

describe('a paired change', () => {
  // Student, "The probable error of a mean", Biometrika 6 (1908): hours of sleep gained with two drugs by ten people.
  const FIRST = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
  const SECOND = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
  const pairs = FIRST.map((before, index) => [before, SECOND[index]!] as const);

  it('of the ten sleepers of Student 1908 is 1.58, from 0.7001142 to 2.4598858 as R’s t.test(paired) has it', () => {
    const change = changeOf(pairs);
    expect(change.n).toBe(10);
    expect(change.mean).toBeCloseTo(1.58, 10);
    expect(change.lower).toBeCloseTo(0.700_114_2, 6);
    expect(change.upper).toBeCloseTo(2.459_885_8, 6);
  });

  it('has the deviation that gives R’s t of 4.0621', () => {
    const { mean, sd, n } = changeOf(pairs);
    expect(mean / (sd / Math.sqrt(n))).toBeCloseTo(4.0621, 4);
  });
});

// NIST/SEMATECH e-Handbook, section 1.3.5.6 has the formula; 2, 4, 4, 4, 5, 5, 7, 9 have the mean 5 and squares of 32.
test('the deviation is that of a sample, with n − 1', () => {
  expect(summaryOf([2, 4, 4, 4, 5, 5, 7, 9])).toEqual({ n: 8, mean: 5, sd: Math.sqrt(32 / 7) });
});

test.each([5, 7, 9, 11, 15])('%i people with the same score have no deviation, whatever it is', (people) => {
  for (const score of [4 / 3, 10 / 3, 2.6, 1.1, 13 / 7]) {
    expect(summaryOf(Array.from({ length: people }, () => score)).sd).toBe(0);
  }
});

test('a change is not standardized by the noise of adding up equal scores: it was a number of sixteen digits', () => {
  const scores = [4 / 3, 5 / 3].map(
    (score) => new Map(Array.from({ length: 11 }, (_, index) => [`p${index}`, { s: score }])),
  );
  const waves = scores.map((one, index) => ({ id: `w${index}`, isOver: true, scores: one }));
  const { changes } = scaleResults({ id: 's', title: 'S' }, waves);
  expect(changes[0]).toMatchObject({ shown: true, n: 11 });
  expect(changes[0]).not.toHaveProperty('standardized');
});
