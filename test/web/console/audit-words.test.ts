import { describe, expect, it } from 'vitest';
import { Correction } from '../../../domain/participants/enrollment.ts';
import { routes as participantRoutes } from '../../../functions/participant-api/routes.ts';
import { routes as staffRoutes } from '../../../functions/staff-api/routes.ts';
import type { AuditEntry } from '../../../web/console/api/audit.ts';
import { contactPlaceText, readableChanges } from '../../../web/console/history/readable-entry.ts';
import { actorText, deedText } from '../../../web/console/words/audit-actor.ts';
import { fieldText } from '../../../web/console/words/audit-field.ts';
import { sidesLines, valueLines } from '../../../web/console/words/audit-value.ts';

const titles = new Map([['baseline', 'Survey before the training']]);
const context = {
  titles,
  timeZone: 'America/New_York',
  nameOf: (id: string) => (id === 'p-1' ? 'Dr. Ada Okafor' : undefined),
};

const entry = (changes: Partial<AuditEntry> = {}): AuditEntry => ({
  record: 'participant#p-1',
  version: 2,
  at: '2027-03-01T15:00:00.000Z',
  by: { kind: 'rule', name: 'journey' },
  action: 'decide',
  changes: [],
  hash: 'x',
  ...changes,
});

describe('who changed something, and what they did', () => {
  /** They change no record that has a trail. */
  const OTHERS = ['/preview', '/test'];

  it.each(
    [...staffRoutes, ...participantRoutes]
      .filter(({ method, path }) => method !== 'GET' && !OTHERS.some((end) => path.endsWith(end)))
      .map(({ method, path }) => `${method} ${path}`),
  )('%s has words', (action) => {
    expect(deedText({ action })).not.toBe(action);
  });

  it('a correction is of what staff can correct', () => {
    expect(Object.keys(Correction.shape)).toEqual(['name', 'email', 'timeZone']);
    const action = 'PATCH /cohorts/{cohortId}/participants/{participantId}';
    expect(deedText({ action })).toBe('Corrected name, address or time zone');
  });

  it('a rule of the program, a member of staff by the id of their sign-in, the participant', () => {
    expect(actorText(entry())).toBe('The program, by its plan');
    expect(actorText(entry({ by: { kind: 'staff', id: '7d1c' } }))).toBe('Staff 7d1c');
    expect(actorText(entry({ by: { kind: 'staff', id: 'local' } }))).toBe('Staff, on this machine');
    expect(actorText(entry({ by: { kind: 'participant' } }))).toBe('The participant');
    expect(actorText(entry({ by: { kind: 'rule', name: 'new-rule' } }))).toBe('The program (new-rule)');
  });

  it('what has no words yet is named as the API names it', () => {
    expect(deedText({ action: 'send reminder' })).toBe('Sent, or tried to send: reminder');
    expect(deedText({ action: 'POST /new' })).toBe('POST /new');
  });
});

describe('the field of a change', () => {
  const contactAt = (index: number) => (index === 3 ? 'Reminder 1 (Survey before the training)' : undefined);

  it.each([
    ['', 'Everything'],
    ['/email', 'E-mail'],
    ['/contactPerson/name', 'Contact person: Name'],
    ['/anchors/trainingStart', 'Training start'],
    ['/holidays/2027-07-05', 'Public holidays: Mon, Jul 5, 2027'],
    ['/touchpoints/baseline/kind', 'Survey before the training: State'],
    ['/touchpoints/gone~1~0away', 'Gone/~away'],
    ['/extensions/baseline', 'More time: Survey before the training'],
    ['/contacts/3/state', 'Reminder 1 (Survey before the training): State'],
    ['/contacts/4/state', 'Contact no. 5: State'],
    ['/seats/0/attendance', 'Seats taken: No. 1: Attendance'],
    ['/newThing', 'New thing'],
  ])('%s is “%s”', (pointer, words) => {
    expect(fieldText(pointer, { titles, contactAt })).toBe(words);
  });

  it('a contact is what any page says that it is', () => {
    const named = { touchpoint: 'baseline', kind: 'reminder', number: 2 };
    const year = { touchpoint: 'my-year', kind: 'link', number: 1 };
    const places = contactPlaceText(
      [{ 'participant#p-1': { 3: named } }, { 'participant#p-2': { 0: year } }],
      titles,
    );
    expect(places('participant#p-1', 3)).toBe('Reminder 2 (Survey before the training)');
    expect(places('participant#p-2', 0)).toBe('New link (My year)');
    expect(places('participant#p-2', 3)).toBeUndefined();
  });
});

describe('the values of a change', () => {
  const text = (value: unknown, field: string) =>
    valueLines(value, field, context).map(({ label, text: words }) => (label ? `${label}: ${words}` : words));

  it('times are on the cohort’s clock, codes in words, participants by name', () => {
    expect(text('2027-03-01T15:00:00.000Z', 'at')).toEqual(['Mon, Mar 1, 2027, 10:00 AM']);
    expect(text('2027-03-01', 'awayUntil')).toEqual(['Mon, Mar 1, 2027']);
    expect(text('no-show', 'attendance')).toEqual(['did not come']);
    expect(text('removed', 'reason')).toEqual(['the program does not have it any more']);
    expect(text({ participantId: 'p-1', outdated: true, number: 1 }, 'seats')).toEqual([
      'Participant: Dr. Ada Okafor',
      'Still to be told: yes',
      'Number: 1',
    ]);
    expect(text([], 'contacts')).toEqual(['none']);
    expect(text(null, 'whatever')).toEqual(['null']);
  });

  it('two times that differ by less than a minute are told apart', () => {
    const sides = (before: string, after: string) =>
      [...sidesLines({ pointer: '/at', before, after }, 'at', context)].map(([line]) => line!.text);
    expect(sides('2027-03-01T15:00:00.000Z', '2027-03-01T15:01:00.000Z')).toEqual([
      'Mon, Mar 1, 2027, 10:00 AM',
      'Mon, Mar 1, 2027, 10:01 AM',
    ]);
    expect(sides('2027-03-01T15:00:00.000Z', '2027-03-01T15:00:02.113Z')).toEqual([
      'Mon, Mar 1, 2027, 10:00:00.000 AM',
      'Mon, Mar 1, 2027, 10:00:02.113 AM',
    ]);
  });

  it('what somebody typed stays as it is, whatever it looks like', () => {
    for (const typed of ['2027-03-01', 'sent', 'constructor', '<b>x</b>']) {
      expect(text(typed, 'name')).toEqual([typed]);
    }
    expect(text('constructor', 'state')).toEqual(['constructor']);
  });

  it('a contact does not say again what its field has said', () => {
    expect(text({ touchpoint: 'baseline', kind: 'reminder', number: 1, state: 'sent' }, 'contacts')).toEqual([
      'State: sent',
    ]);
  });

  it('a record that was made is shown field by field, without what is empty or only names it', () => {
    const after = { id: 'p-1', cohortId: 'c-1', name: 'Ada', contacts: [], touchpoints: {} };
    expect(readableChanges({ changes: [{ pointer: '', after }] })).toEqual([
      { pointer: '/name', after: 'Ada' },
    ]);
    expect(readableChanges({ changes: [{ pointer: '', before: { name: 'Ada' } }] })).toEqual([
      { pointer: '/name', before: 'Ada' },
    ]);
    const other = { pointer: '/email', before: 'a', after: 'b' };
    expect(readableChanges({ changes: [other] })).toEqual([other]);
  });
});
