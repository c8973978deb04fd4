import { describe, expect, it } from 'vitest';
import type { TimelineRow } from '../../../web/console/api/participants.ts';
import { contactSentence, contactStateText } from '../../../web/console/words/contact.ts';
import { missingText } from '../../../web/console/words/missing.ts';
import { leftOut } from '../../../web/console/words/not-reminded.ts';
import { refusalText } from '../../../web/console/words/refusal.ts';

const AT = '2027-02-25T15:00:00.000Z';
const ON = 'Thu, Feb 25, 2027, 10:00 AM';

const whose = (changes: object = {}) => ({ timeZone: 'America/New_York', touchpoints: {}, ...changes });

const row = (changes: Partial<TimelineRow>): TimelineRow => ({
  touchpoint: 'baseline',
  kind: 'reminder',
  number: 4,
  plannedAt: AT,
  state: 'planned',
  ...changes,
});

describe('why a contact was sent or not', () => {
  it('names the reminder that staff asked for, before and after it went', () => {
    const person = whose({ nudges: [{ touchpoint: 'baseline', number: 4, at: AT }] });
    expect(contactSentence(row({}), person)).toContain(`Staff asked for it on ${ON}.`);
    expect(contactSentence(row({ state: 'sent', at: AT }), person)).toBe(
      `Was sent on ${ON}. Staff asked for it on ${ON}.`,
    );
    expect(contactSentence(row({ kind: 'invitation' }), person)).not.toContain('Staff');
    expect(contactSentence(row({ number: 3 }), person)).not.toContain('Staff');
  });

  it('promises no invitation to a focus group on a day that may pass without a session to book', () => {
    const plan = [{ touchpoint: 'baseline' }, { touchpoint: 'talk', sessions: 0 }];
    const published = [{ touchpoint: 'talk', sessions: 1 }];
    const invitation = { kind: 'invitation', touchpoint: 'talk' } as const;
    expect(contactSentence(row(invitation), whose({ plan }))).toBe(
      `Will be sent on ${ON}, or later, once there is a session to book, if it is still needed then.`,
    );
    const touchpoints = { talk: { kind: 'open' as const, at: AT } };
    for (const [one, person] of [
      [row(invitation), whose({ plan, touchpoints })],
      [row(invitation), whose({ plan: published })],
      [row({ kind: 'invitation' }), whose({ plan })],
    ] as const) {
      expect(contactSentence(one, person)).toBe(`Will be sent on ${ON}, if it is still needed then.`);
    }
  });

  it('says what staff made of a mail of unknown fate', () => {
    const assumed = row({ state: 'sent', at: AT, assumed: true });
    expect(contactStateText(assumed)).toBe('Taken as sent');
    expect(contactSentence(assumed, whose())).toContain('Staff took it as sent');
    const again = row({ state: 'again', at: AT });
    expect(contactStateText(again)).toBe('To be sent again');
    expect(contactSentence(again, whose())).toContain(`staff chose on ${ON} to have it sent once more`);
  });

  it.each([
    ['excused', 'staff excused them from it'],
    ['not-taking-part', 'they said that they will not take part'],
    ['none-of-these-times', 'they said that none of the times suits them'],
  ])('of a touchpoint that was declined says by whom: %s', (why, words) => {
    const person = whose({ touchpoints: { baseline: { kind: 'declined', at: AT, why } } });
    expect(contactSentence(row({ state: 'skipped', at: AT, reason: 'declined' }), person)).toBe(
      `Was not sent: ${words}.`,
    );
  });

  it('says of what is not wanted that it was not sent only once its time has passed', () => {
    const stopped = row({ state: 'skipped', at: '2027-02-20T15:00:00.000Z', reason: 'stopped' });
    const words = (asOf: string) => contactSentence(stopped, whose(), asOf);
    expect(words('2027-02-21T15:00:00.000Z')).toBe('Will not be sent: they asked for no more mail.');
    expect(words(AT)).toBe('Was not sent: they asked for no more mail.');
  });

  it('says that a later reminder belongs to more time', () => {
    const person = whose({ extensions: { baseline: '2027-03-20' } });
    expect(contactSentence(row({}), person)).toContain('Staff gave them until Sat, Mar 20, 2027.');
    expect(contactSentence(row({ touchpoint: 'month-3' }), person)).not.toContain('until');
  });
});

describe('how far somebody was written to', () => {
  const text = (changes: object) =>
    missingText({ participantId: 'p-1', reminders: 0, mail: 'welcome', ...changes }, 'America/New_York');

  it.each([
    [{}, 'Not invited yet.'],
    [{ invitation: { state: 'sent', at: AT } }, 'Invited on Thu, Feb 25, 2027.'],
    [{ reminders: 1, remindedAt: AT }, 'Reminded once, on Thu, Feb 25, 2027.'],
    [{ reminders: 3, remindedAt: AT }, 'Reminded 3 times, last on Thu, Feb 25, 2027.'],
    [
      { invitation: { state: 'unknown', at: AT }, unknownAt: AT },
      'Invited, as far as anybody knows. Nobody knows whether the mail of Thu, Feb 25, 2027 arrived.',
    ],
    [{ mail: 'undeliverable' }, 'Not invited yet. Mail does not reach their address.'],
    [{ awayUntil: '2027-03-08' }, 'Not invited yet. Away until Mon, Mar 8, 2027.'],
  ])('%o', (changes, words) => {
    expect(text(changes)).toBe(words);
  });
});

describe('who is left out of a reminder', () => {
  it('is grouped by the reason in words, without those who are not missing', () => {
    const of = (participantId: string, reason: string) => ({ participantId, reason });
    const all = [
      of('a', 'away'),
      of('b', 'completed'),
      of('c', 'contact-limit'),
      of('d', 'away'),
      of('e', 'new'),
    ];
    expect(leftOut(all)).toEqual([
      ['are away', ['a', 'd']],
      ['have had this week’s mails already', ['c']],
      ['cannot be reminded now', ['e']],
    ]);
  });
});

describe('a refusal', () => {
  it('is said in words, with the reason where there is one, and left to the API where it is not known', () => {
    expect(refusalText('too-often', undefined)).toContain('in the last ten minutes');
    expect(refusalText('not-wanted', 'completed')).toBe(
      'This mail is not wanted any more: it was done by then. Take it as sent instead.',
    );
    expect(refusalText('not-wanted', 'not-asked')).toBe(
      'This mail is not wanted any more. Take it as sent instead.',
    );
    expect(refusalText('already-enrolled', undefined)).toBeUndefined();
  });
});
