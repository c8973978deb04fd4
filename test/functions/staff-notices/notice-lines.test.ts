import { describe, expect, it } from 'vitest';
import { endOfDay } from '../../../domain/dates/calendar.ts';
import type { FocusGroupId, ParticipantId } from '../../../domain/id.ts';
import type { Attention } from '../../../domain/notices/attention.ts';
import { noticeLines } from '../../../functions/staff-notices/notice-lines.ts';
import { at, cohort, date, program, zone } from '../../support/domain-builders.ts';

const closing = (closesAt: ReturnType<typeof at>, where: string) => {
  const low: Attention = { kind: 'low-response', touchpoint: 'baseline', closesAt, asked: 15, answered: 4 };
  return noticeLines(program(), cohort({ timeZone: zone(where) }), [low])[0]!.text;
};

// In Santiago the clocks go forward in the night to 5 September 2027, at midnight; in Kolkata never.
it.each(['America/Santiago', 'Asia/Kolkata'])(
  'a survey that closes with a day closes on that day, also where there is no midnight after it: %s (F38)',
  (where) => {
    const closesAt = endOfDay(date('2027-09-04'), zone(where));
    expect(closing(closesAt, where)).toMatch(/, and it closes on Saturday, September 4, 2027\.$/);
  },
);

it('one that closes at another time says when', () => {
  expect(closing(at('2027-09-04T21:00Z'), 'America/New_York')).toMatch(
    / Saturday, September 4, 2027, 5:00 PM EDT\.$/,
  );
});

describe('what needs a person is told', () => {
  const SINCE = at('2027-03-01T15:00Z');
  const person = (number: number) => `p-000000000000000${number}` as ParticipantId;
  const contact = {
    since: SINCE,
    contactId: '',
    touchpoint: 'baseline',
    contact: 'reminder',
    number: 1,
    reason: '',
  } as const;
  const session = {
    touchpoint: 'focus-group',
    focusGroupId: 'g-0000000000000001' as FocusGroupId,
    startsAt: at('2027-08-10T18:00Z'),
  };
  const closesAt = at('2027-09-04T21:00Z');
  const sessions = ['/focus-groups'];

  it.each<[Attention, string, string[]]>([
    [
      { kind: 'undeliverable', participantId: person(1), since: SINCE, reason: '' },
      'Mail to one participant comes back.',
      ['/people/p-0000000000000001'],
    ],
    [
      { kind: 'unknown-contact', participantId: person(1), ...contact },
      'Nobody knows whether one mail was sent.',
      ['/people/p-0000000000000001'],
    ],
    [
      { kind: 'refused-contact', participantId: person(1), ...contact },
      'One mail was refused and is not tried again.',
      ['/people/p-0000000000000001'],
    ],
    [
      { kind: 'no-time-suits', participantId: person(1), since: SINCE, touchpoint: 'focus-group' },
      'None of the sessions suits one participant.',
      ['/people/p-0000000000000001'],
    ],
    [
      { kind: 'no-sessions', touchpoint: 'focus-group', opensAt: SINCE, closesAt },
      'Focus group: no session is published. Booking opens on Monday, March 1, 2027.',
      sessions,
    ],
    [
      { kind: 'no-seats-left', touchpoint: 'focus-group', closesAt, without: 3 },
      'Focus group: 3 participants have no seat, and none is left to book.',
      sessions,
    ],
    [
      { kind: 'waiting-list-full', ...session, waiting: 8, capacity: 8 },
      'Focus group on Tuesday, August 10, 2027, 2:00 PM EDT: 8 wait for its 8 seats.',
      sessions,
    ],
    [
      { kind: 'small-session', ...session, booked: 2, couldCome: 4, fewest: 6 },
      'Focus group on Tuesday, August 10, 2027, 2:00 PM EDT: 2 booked, 4 could come, and 6 make a group.',
      sessions,
    ],
    [
      { kind: 'unrecorded-attendance', ...session, finalAt: closesAt, unrecorded: 2, seats: 8 },
      'Focus group on Tuesday, August 10, 2027, 2:00 PM EDT: who came is not recorded for 2 of 8 seats. It can be recorded until Saturday, September 4, 2027, 5:00 PM EDT; after that it is final, and whoever has nothing recorded counts as done.',
      ['/focus-groups#g-0000000000000001'],
    ],
  ])('in a line of its own: $kind', (one, text, paths) => {
    const { id } = cohort();
    expect(noticeLines(program(), cohort(), [one])).toEqual([
      { text, paths: paths.map((path) => `/cohorts/${id}${path}`) },
    ]);
  });

  it('in one line for people who have the same need, with a way to each of the first five', () => {
    const kind = 'unknown-contact';
    const items = [1, 2, 3, 4, 5, 6, 6].map(
      (number): Attention => ({ kind, participantId: person(number), ...contact }),
    );
    const [line, ...others] = noticeLines(program(), cohort(), items);
    expect(line!.text).toBe('Nobody knows whether 7 mails were sent.');
    expect(line!.paths).toHaveLength(5);
    expect(others).toEqual([]);
  });
});
