import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LocalDate } from '../../../domain/dates/local-date.ts';
import { daysToShow } from '../../../domain/files/released-responses.ts';

const days = fc.array(
  fc.integer({ min: 1, max: 5 }).map((day) => `2027-03-0${day}` as LocalDate),
  {
    minLength: 5,
    maxLength: 40,
  },
);

test('a day is said of five people or more, and those without one are none or five at least', () => {
  fc.assert(
    fc.property(days, (all) => {
      const shown = daysToShow(all);
      for (const day of shown) expect(all.filter((one) => one === day).length).toBeGreaterThanOrEqual(5);
      const hidden = all.filter((day) => !shown.has(day)).length;
      expect(hidden === 0 || hidden >= 5).toBe(true);
    }),
  );
});

test('a single late answer takes the day of the smallest group with it', () => {
  const of = (day: number, count: number) =>
    Array.from({ length: count }, () => `2027-03-0${day}` as LocalDate);
  expect([...daysToShow([...of(1, 9), ...of(2, 5), ...of(3, 1)])]).toEqual(['2027-03-01']);
  expect([...daysToShow([...of(1, 9), ...of(2, 5)])]).toEqual(['2027-03-01', '2027-03-02']);
});
