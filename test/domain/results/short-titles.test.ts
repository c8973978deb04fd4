import { expect, it } from 'vitest';
import { shortTitles } from '../../../domain/results/short-titles.ts';
import { changeChart } from '../../../functions/staff-api/results/report/charts.ts';

const LONG = 'Leading for patient and provider experience';

it('titles of scales that begin alike are told apart in a chart: it has one line for each name', () => {
  const titles = [`${LONG}: own practice`, `${LONG}: as others see it`, 'Vitality', 'Vitality', LONG];
  const names = shortTitles(titles, 36);
  expect(new Set(names).size).toBe(5);
  expect(names.every((name) => [...name].length <= 36)).toBe(true);
  expect(names.slice(0, 4)).toEqual([
    'Leading for patien…nce: own practice',
    'Leading for patien… as others see it',
    'Vitality',
    'Vitality (2)',
  ]);
  expect(shortTitles([LONG, 'Cost'], 36)).toEqual(['Leading for patient and provider ex…', 'Cost']);
});

it('the report names every line of its chart differently', () => {
  const change = { from: 'a', to: 'b', shown: true, n: 9, mean: 0, sd: 1, lower: -1, upper: 1 } as const;
  const chart = changeChart(
    'Changes',
    [`${LONG}: own`, `${LONG}: others`].map((title) => ({ ...change, title })),
  ).html;
  const names = [...chart.matchAll(/text-anchor="end" fill="#111">([^<]+)</g)].map(([, name]) => name);
  expect(new Set(names).size).toBe(2);
});
