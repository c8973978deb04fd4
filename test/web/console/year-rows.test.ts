import { expect, it } from 'vitest';
import type { Moment, PlannedTouchpoint } from '../../../web/console/api/programs.ts';
import { yearRows } from '../../../web/console/plan/year-rows.ts';

const moment = (at: string): Moment => ({ raw: at.slice(0, 10), date: at.slice(0, 10), at, reasons: [] });

/** Open from a Thursday at one in the afternoon for three days. */
const session = (at: string): PlannedTouchpoint => ({
  touchpoint: 'session-1',
  kind: 'survey',
  title: 'Session 1',
  opens: moment('2027-10-07T17:00:00.000Z'),
  closes: moment('2027-10-10T16:00:00.000Z'),
  invitationAt: '2027-10-07T17:00:00.000Z',
  reminders: [{ number: 1, ...moment('2027-10-09T13:00:00.000Z') }],
  dropped: [{ number: 2, ...moment(at) }],
});

it.each([
  [
    '2027-10-08T13:00:00.000Z',
    'Fri, Oct 8, 2027, 9:00 AM; it would come less than a day after the invitation',
  ],
  ['2027-10-09T13:00:00.000Z', 'Sat, Oct 9, 2027, 9:00 AM; it would come together with another one'],
  ['2027-10-08T18:00:00.000Z', 'Fri, Oct 8, 2027, 2:00 PM; the next one follows within a day and a half'],
  ['2027-10-11T13:00:00.000Z', 'Mon, Oct 11, 2027, 9:00 AM; it would come after the close'],
])('a reminder that is never sent is in the plan, with its reason', (at, why) => {
  const row = yearRows(session(at), 'America/New_York').find(({ what }) => what === 'Reminder 2');
  expect(row).toMatchObject({ when: 'No room for it', why: [`counted: ${why}`] });
});
