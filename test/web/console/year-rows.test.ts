import { expect, it } from 'vitest';
import type { Moment, PlannedTouchpoint } from '../../../web/console/api/programs.ts';
import { yearRows } from '../../../web/console/plan/year-rows.ts';

const moment = (at: string): Moment => ({ raw: at.slice(0, 10), date: at.slice(0, 10), at, reasons: [] });

it('a reminder that is never sent is in the plan, with its reason', () => {
  const planned: PlannedTouchpoint = {
    touchpoint: 'session-1',
    kind: 'survey',
    title: 'Session 1',
    opens: moment('2027-10-07T17:00:00.000Z'),
    closes: moment('2027-10-10T16:00:00.000Z'),
    invitationAt: '2027-10-07T17:00:00.000Z',
    reminders: [{ number: 1, ...moment('2027-10-09T13:00:00.000Z') }],
    dropped: [
      { number: 2, ...moment('2027-10-11T13:00:00.000Z'), why: { text: 'it would come after the close' } },
    ],
  };
  const row = yearRows(planned, 'America/New_York').find(({ what }) => what === 'Reminder 2');
  const why = ['counted: Mon, Oct 11, 2027, 9:00 AM; it would come after the close'];
  expect(row).toMatchObject({ when: 'No room for it', why });
});
