import { expect, it } from 'vitest';
import type { Instant } from '../../../../../domain/dates/instant.ts';
import type { TimeZone } from '../../../../../domain/dates/local-date.ts';
import { scoresSection } from '../../../../../functions/participant-api/pages/year/scores-section.ts';

const everyMonth = Array.from({ length: 9 }, (_, index) => `2027-0${index + 1}-04`);

it.each([
  ['the month tells two waves of a year apart', ['2027-03-09', '2028-03-09'], ['Mar 2027', 'Mar 2028']],
  ['two waves of one month have their days', ['2026-10-06', '2026-10-20'], ['Oct 6', 'Oct 20']],
  [
    'and their years where the same day comes again',
    ['2027-03-09', '2027-03-20', '2028-03-09'],
    ['Mar 9, 2027', 'Mar 20, 2027', 'Mar 9, 2028'],
  ],
  [
    'so many that no year fits on a phone',
    everyMonth,
    ['Jan 4', 'Feb 4', 'Mar 4', 'Apr 4', 'May 4', 'Jun 4', 'Jul 4', 'Aug 4', 'Sep 4'],
  ],
])('over a column of one’s own scores: %s', (_, days, heads) => {
  const waves = days.map((day) => ({
    touchpoint: day,
    title: 'Wave',
    at: `${day}T15:00:00.000Z` as Instant,
  }));
  const scales = [{ id: 'use', title: 'Use', min: 1, max: 5, scores: days.map(() => 3) }];
  const section = scoresSection(
    [{ survey: 'session', title: 'Session', waves, scales }],
    'America/New_York' as TimeZone,
  );
  expect([...section.html.matchAll(/<th scope="col">([^<]+)/g)].map(([, date]) => date)).toEqual(heads);
});
