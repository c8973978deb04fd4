import { expect, test } from 'vitest';
import type { LocalDate } from '../../domain/dates/local-date.ts';
import { plannedSessions } from '../../rehearsal/session-days.ts';
import { CLP } from '../support/builders.ts';

const WEEK = CLP.program.sendWindow.days;

const sessions = (from: string, until: string, people: number, workingDays = WEEK) =>
  plannedSessions({ from: from as LocalDate, until: until as LocalDate, workingDays }, people);

test('there are seats for everybody, on working days inside the window', () => {
  for (const people of [1, 15, 100, 2500, 10_000]) {
    const list = sessions('2019-10-14', '2019-12-14', people);
    expect(list.reduce((sum, { capacity }) => sum + capacity, 0)).toBeGreaterThanOrEqual(people);
    expect(list.length).toBeLessThanOrEqual(60);
    for (const { startsAt } of list) {
      const day = new Date(`${startsAt.slice(0, 10)}T00:00:00Z`).getUTCDay();
      expect([1, 2, 3, 4, 5]).toContain(day);
      expect(startsAt >= '2019-10-14' && startsAt < '2019-12-15').toBe(true);
    }
  }
});

test('a cohort of 15 has two sessions of eight', () => {
  expect(sessions('2019-10-14', '2019-12-14', 15).map(({ capacity }) => capacity)).toEqual([8, 8]);
});

test('a window without a working day has none', () => {
  expect(sessions('2019-06-15', '2019-06-16', 15)).toEqual([]);
});

test('a program that works from Sunday to Thursday has none on a Friday or Saturday', () => {
  const list = sessions('2019-10-14', '2019-12-14', 400, [
    'Sunday',
    'Monday',
    'Tuesday',
    'Wednesday',
    'Thursday',
  ]);
  const days = new Set(list.map(({ startsAt }) => new Date(`${startsAt}Z`).getUTCDay()));
  expect([...days].sort()).toEqual([0, 1, 2, 3, 4]);
});
