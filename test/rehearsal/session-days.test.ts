import { expect, test } from 'vitest';
import type { LocalDate } from '../../domain/dates/local-date.ts';
import { plannedSessions } from '../../rehearsal/session-days.ts';

const sessions = (from: string, until: string, people: number) =>
  plannedSessions(from as LocalDate, until as LocalDate, people);

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
