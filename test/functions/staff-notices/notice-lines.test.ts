import { expect, it } from 'vitest';
import { endOfDay } from '../../../domain/dates/calendar.ts';
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
