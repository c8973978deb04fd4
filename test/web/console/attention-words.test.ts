import { describe, expect, it } from 'vitest';
import type { Attention } from '../../../web/console/api/attention.ts';
import type { ParticipantYear } from '../../../web/console/api/participants.ts';
import type { Moment, PlannedTouchpoint } from '../../../web/console/api/programs.ts';
import { attentionText } from '../../../web/console/words/attention.ts';
import { extensionText } from '../../../web/console/words/extension.ts';

const AT = '2027-02-25T15:00:00.000Z';

describe('what needs a person', () => {
  const around = {
    nameOf: (id: string) => (id === 'p-1' ? 'Dr. Ada Okafor' : 'somebody'),
    titleOf: (touchpoint: string) => `Title of ${touchpoint}`,
    timeZone: 'America/New_York',
  };
  const contact = {
    participantId: 'p-1',
    since: AT,
    contactId: 'p-1.baseline.reminder.2',
    touchpoint: 'baseline',
    contact: 'reminder',
    number: 2,
  } as const;
  const CASES: [Attention, RegExp][] = [
    [
      { kind: 'unknown-contact', ...contact, reason: 'timeout' },
      /^Nobody knows whether Dr\. Ada Okafor got a mail of Thu, Feb 25, 2027: Reminder 2 of “Title of baseline”\.$/,
    ],
    [
      { kind: 'refused-contact', ...contact, reason: 'no such domain' },
      /refused a mail .* The mail provider said: “no such domain”\. Correct/,
    ],
    [{ kind: 'refused-contact', ...contact }, /“Title of baseline”\. Correct their address/],
    [{ kind: 'undeliverable', participantId: 'p-2', since: AT }, /^Mail to somebody has come back since/],
    [
      { kind: 'no-time-suits', participantId: 'p-1', since: AT, touchpoint: 'focus-group' },
      /^None of the times of “Title of focus-group” suits Dr\. Ada Okafor/,
    ],
    [
      { kind: 'no-sessions', touchpoint: 'focus-group', opensAt: AT, closesAt: AT },
      /can be booked from Thu, Feb 25, 2027 .* no session is published\.$/,
    ],
    [
      {
        kind: 'unrecorded-attendance',
        touchpoint: 'focus-group',
        focusGroupId: 'g-1',
        startsAt: AT,
        finalAt: '2027-03-08T05:00:00.000Z',
        unrecorded: 2,
        seats: 8,
      },
      /^“Title of focus-group” on Thu, Feb 25, 2027: who came is not recorded for 2 of 8 seats\. It can be recorded until end of Sun, Mar 7, 2027; after that/,
    ],
  ];

  it.each(CASES)('is a plain sentence: %o', (one, words) => {
    expect(attentionText(one, around)).toMatch(words);
  });
});

describe('more time', () => {
  const moment = (at: string): Moment => ({ raw: '', date: '', at, reasons: [] });
  const planned = (closes: string): PlannedTouchpoint => ({
    touchpoint: 'baseline',
    kind: 'survey',
    title: 'Before',
    opens: moment(AT),
    closes: moment(closes),
    invitationAt: AT,
    reminders: [],
  });
  const [THURSDAY, SATURDAY] = ['2027-03-11T13:00:00.000Z', '2027-03-21T04:00:00.000Z'];
  const sent = {
    touchpoint: 'baseline',
    kind: 'invitation',
    number: 1,
    plannedAt: AT,
    state: 'sent',
  } as const;
  const person = (changes: Partial<ParticipantYear> = {}): ParticipantYear => ({
    id: 'p-1',
    timeZone: 'America/New_York',
    enrolledAt: AT,
    status: { kind: 'active' },
    mail: { kind: 'welcome' },
    touchpoints: {},
    plan: [],
    timeline: [sent],
    ...changes,
  });
  const linkRequest = { number: 1, at: AT, touchpoint: 'baseline' };
  const text = (before: ParticipantYear, from: string, to: string, changes: Partial<ParticipantYear> = {}) =>
    extensionText(before, planned(from), { ...before, ...changes, planned: planned(to) });

  it('says the new end and that a link is mailed, before and after', () => {
    const { would, done } = text(person(), THURSDAY, SATURDAY, { linkRequest });
    expect(would).toBe(
      'It would be open until end of Sat, Mar 20, 2027, instead of Thu, Mar 11, 2027, 8:00 AM. A new link is mailed to them at once, because the one they have ends with the old date.',
    );
    expect(done).toBe('It is open until end of Sat, Mar 20, 2027 now. A new link is on its way.');
  });

  it('says that none is mailed where one went a moment ago, and nothing where nobody was invited', () => {
    expect(text(person({ linkRequest }), THURSDAY, SATURDAY, { linkRequest }).would).toContain(
      'No link is mailed with it.',
    );
    expect(text(person({ timeline: [] }), THURSDAY, SATURDAY).would).toContain('Nothing is mailed');
  });

  it('says that answers come too late to be counted, where the results of the others may have been read', () => {
    const late = text(person(), THURSDAY, SATURDAY, { extendedLate: ['baseline'] }).would;
    expect(late).toMatch(/its results do not change: these answers will be in the files only\.$/);
    expect(text(person(), SATURDAY, THURSDAY, { extendedLate: ['baseline'] }).would).not.toContain('files');
  });

  it('says that nothing changes, and what taking it back does', () => {
    expect(text(person(), THURSDAY, THURSDAY).would).toMatch(/^Nothing changes/);
    expect(text(person(), SATURDAY, THURSDAY).would).toMatch(/until Thu, Mar 11.* instead of end of Sat/);
  });
});
