import { expect, it } from 'vitest';
import type { Instant } from '../../domain/dates/instant.ts';
import type { TimeZone } from '../../domain/dates/local-date.ts';
import { calendarFile } from '../../platform/calendar-file.ts';

it('a calendar file is named as the program is, whatever is in the name (RFC 5545, 3.3.11)', () => {
  const name = 'Lead, learn; and serve \\ new';
  const timeZone = 'America/New_York' as TimeZone;
  const text = calendarFile({ name, timeZone, entries: [] }, '2027-01-20T12:00:00.000Z' as Instant);
  for (const property of ['NAME', 'X-WR-CALNAME']) {
    expect(text).toContain(`\r\n${property}:Lead\\, learn\\; and serve \\\\ new\r\n`);
  }
});

it('an entry of the hour that happens twice is at its own time, and the others on the clock of its person (F38)', () => {
  const timeZone = 'America/New_York' as TimeZone;
  const entry = (startsAt: string, endsAt: string) => ({
    kind: 'time' as const,
    uid: `${startsAt}@example.org`,
    title: 'Focus group',
    description: '',
    organizer: { name: 'Pat Rivera', email: 'pat@hospital.example' },
    sequence: 0,
    startsAt: startsAt as Instant,
    endsAt: endsAt as Instant,
    location: 'Room 4',
  });
  const entries = [
    entry('2027-11-07T06:30:00.000Z', '2027-11-07T07:30:00.000Z'),
    entry('2027-11-07T18:00:00.000Z', '2027-11-07T19:00:00.000Z'),
  ];
  const text = calendarFile({ name: 'Lead', timeZone, entries }, '2027-01-20T12:00:00.000Z' as Instant);
  expect(text.split('\r\n').filter((line) => /^DT(START|END).*:202711/.test(line))).toEqual([
    'DTSTART:20271107T063000Z',
    'DTEND:20271107T073000Z',
    'DTSTART;TZID=America/New_York:20271107T130000',
    'DTEND;TZID=America/New_York:20271107T140000',
  ]);
});
