import { describe, expect, test } from 'vitest';
import { type Contact, isSameContact } from '../../../domain/contacts/contact.ts';
import { plusSeconds } from '../../../domain/dates/instant.ts';
import { decide } from '../../../domain/journeys/decide.ts';
import { nameOf } from '../../../domain/journeys/obligations.ts';
import { YEAR } from '../../../domain/participants/participant.ts';
import { live } from '../../support/arbitraries/live.ts';
import {
  at,
  cohort,
  participant,
  program,
  surveyTouchpoint,
  training,
} from '../../support/domain-builders.ts';

const CLP = program();

test('no reminder follows a later one, even where a moved date would have it due now', () => {
  const state = { kind: 'open', at: at('2019-05-23T12:00Z') } as const;
  const sentAs = (kind: 'invitation' | 'reminder', number: number): Contact => {
    return {
      touchpoint: 'baseline',
      kind,
      number,
      plannedAt: state.at,
      state: 'sent',
      at: state.at,
      messageId: 'm',
    };
  };
  const contacts = [sentAs('invitation', 1), sentAs('reminder', 1), sentAs('reminder', 3)];
  const { changes, next } = decide(
    CLP,
    cohort(),
    participant({ touchpoints: { baseline: state }, contacts }),
    at('2019-06-03T12:00Z'),
  );
  expect(changes).toMatchObject([
    { contact: { kind: 'reminder', number: 2, state: 'skipped', reason: 'stale' } },
  ]);
  expect(next).toMatchObject({ kind: 'sleep', until: at('2019-06-13T12:00Z') });
});

describe('the fate of a send', () => {
  const only = program({ touchpoints: [surveyTouchpoint('month-3', 'P3M')] });
  const first = at('2019-09-16T12:00Z');
  const name = { touchpoint: 'month-3', kind: 'invitation', number: 1, plannedAt: first } as const;
  const withLog = (contact: Contact, more: Parameters<typeof participant>[0] = {}) =>
    participant({ touchpoints: { 'month-3': { kind: 'open', at: first } }, contacts: [contact], ...more });

  test('is waited for until the lease ends, and is unknown from then on (F1)', () => {
    const person = withLog({ ...name, state: 'sending', at: first });
    expect(decide(only, cohort(), person, plusSeconds(first, 299))).toEqual({
      changes: [],
      next: {
        kind: 'sleep',
        until: plusSeconds(first, 300),
        reason: 'month-3: invitation 1: outcome',
        afterwards: 'decide',
      },
    });
    const { changes, next } = decide(only, cohort(), person, plusSeconds(first, 300));
    expect(changes).toMatchObject([{ kind: 'contact', contact: { ...name, state: 'unknown' } }]);
    expect(next).toMatchObject({ kind: 'sleep', until: at('2019-09-19T12:00Z'), afterwards: 'reminder' });
  });

  test('is waited for even when the person has withdrawn meanwhile, so that it does not vanish (F14, I2)', () => {
    const status = { kind: 'withdrawn', at: plusSeconds(first, 1) } as const;
    const person = withLog({ ...name, state: 'sending', at: first }, { status });
    expect(decide(only, cohort(), person, plusSeconds(first, 2)).next).toMatchObject({
      kind: 'sleep',
      until: plusSeconds(first, 300),
    });
    const after = decide(only, cohort(), person, plusSeconds(first, 300));
    expect(after.changes).toMatchObject([{ contact: { state: 'unknown' } }]);
    expect(after.next).toEqual({ kind: 'over', reason: 'withdrawn' });
  });

  test('unknown or refused for good is never sent again; the reminder is another contact (F4, F7)', () => {
    const states = [
      { state: 'unknown', at: first, reason: 'timeout' },
      { state: 'refused', at: first, reason: 'rejected', attempts: 1 },
    ] as const;
    for (const state of states) {
      const outcome = (contact: object, _: unknown, count: number) =>
        ({ ...contact, ...(count === 1 ? state : { state: 'sent', at: first, messageId: 'm' }) }) as Contact;
      const world = { cohort: cohort(), participant: participant() };
      expect(live(only, world, { outcome }).sent.map(nameOf)).toEqual([
        'month-3: invitation 1',
        'month-3: reminder 1',
        'month-3: reminder 2',
        'month-3: reminder 3',
      ]);
    }
  });

  test('refused for rate is not waited for once the person has withdrawn (F14)', () => {
    const status = { kind: 'withdrawn', at: plusSeconds(first, 60) } as const;
    const retryAt = plusSeconds(first, 600);
    const person = withLog(
      { ...name, state: 'refused', at: first, reason: 'rate', attempts: 1, retryAt },
      { status },
    );
    expect(decide(only, cohort(), person, plusSeconds(first, 61))).toEqual({
      changes: [
        { kind: 'contact', contact: { ...name, state: 'skipped', at: status.at, reason: 'withdrawn' } },
      ],
      next: { kind: 'over', reason: 'withdrawn' },
    });
  });

  test('refused for rate is tried again when it may be, inside the send window, and skipped once closed (F5)', () => {
    const retry = (retryAt: string, now: string) => {
      const refused = {
        ...name,
        state: 'refused',
        at: first,
        reason: 'rate',
        attempts: 1,
        retryAt: at(retryAt),
      } as const;
      return decide(only, cohort(), withLog(refused), at(now));
    };
    expect(retry('2019-09-16T12:01Z', '2019-09-16T12:00Z').next).toMatchObject({
      until: at('2019-09-16T12:01Z'),
    });
    expect(retry('2019-09-16T12:01Z', '2019-09-16T12:01Z').next).toMatchObject({
      kind: 'send',
      contact: name,
    });
    expect(retry('2019-09-16T22:01Z', '2019-09-16T22:01Z').next).toMatchObject({
      until: at('2019-09-17T12:00Z'),
    });
    expect(retry('2019-12-01T12:00Z', '2019-10-16T04:00Z').changes).toContainEqual({
      kind: 'contact',
      contact: { ...name, state: 'skipped', at: at('2019-10-16T04:00Z'), reason: 'closed' },
    });
  });

  test('refused for rate goes no earlier than its date, where the training has moved meanwhile (I7)', () => {
    const reminder = { touchpoint: 'month-3', kind: 'reminder', number: 1 } as const;
    const refusedAt = at('2019-09-19T12:00Z');
    const invited: Contact = { ...name, state: 'sent', at: first, messageId: 'm' };
    const refused: Contact = {
      ...reminder,
      plannedAt: refusedAt,
      state: 'refused',
      at: refusedAt,
      reason: 'rate',
      attempts: 1,
      retryAt: plusSeconds(refusedAt, 600),
    };
    const person = withLog(invited, { contacts: [invited, refused] });
    const moved = cohort({ anchors: training('2019-06-17', '2019-06-18') });
    const { changes, next } = decide(only, moved, person, at('2019-09-19T13:00Z'));
    expect(changes).toEqual([]);
    expect(next).toMatchObject({ kind: 'sleep', until: at('2019-09-23T12:00Z'), afterwards: 'reminder' });
    expect(decide(only, moved, person, at('2019-09-23T12:00Z')).next).toMatchObject({
      kind: 'send',
      contact: reminder,
    });
  });

  const waiting: [string, object][] = [
    ['was held', { state: 'held', until: at('2019-09-23T12:00Z'), reason: 'contact-limit' }],
    ['was to be sent again', { state: 'again', attempts: 1 }],
    [
      'was refused for rate',
      { state: 'refused', reason: 'rate', attempts: 1, retryAt: plusSeconds(first, 600) },
    ],
  ];

  test.each(waiting)('that %s does not vanish when another version has fewer reminders (I2)', (_, how) => {
    const fewer = surveyTouchpoint('month-3', 'P3M', { reminders: ['P5D', 'P12D'] });
    const third = {
      touchpoint: 'month-3',
      kind: 'reminder',
      number: 3,
      plannedAt: at('2019-10-07T12:00Z'),
      at: at('2019-10-07T12:00Z'),
      ...how,
    } as Contact;
    const invited: Contact = { ...name, state: 'sent', at: first, messageId: 'm' };
    const person = withLog(invited, { contacts: [invited, third] });
    const ended = (now: string) =>
      decide(program({ touchpoints: [fewer] }), cohort(), person, at(now)).changes.flatMap((change) =>
        change.kind === 'contact' && isSameContact(change.contact, third) ? [change.contact] : [],
      );
    expect(ended('2019-10-07T13:00Z')).toMatchObject([{ state: 'skipped', reason: 'stale' }]);
    expect(ended('2019-12-02T13:00Z')).toMatchObject([{ state: 'skipped' }]);
  });

  test.each(waiting)('that %s is skipped when the program has its touchpoint no more (I2)', (_, how) => {
    const contact = { ...name, at: first, ...how } as Contact;
    const without = program({ touchpoints: [surveyTouchpoint('month-12', 'P12M')] });
    const { changes } = decide(without, cohort(), participant({ contacts: [contact] }), first);
    expect(changes).toEqual([
      { kind: 'contact', contact: { ...name, state: 'skipped', at: first, reason: 'removed' } },
    ]);
  });

  test.each([
    ['survey', 'month-3'],
    ['year', YEAR],
  ] as const)('of a link to the %s that was refused for rate is to be tried again', (purpose, touchpoint) => {
    const retryAt = plusSeconds(first, 600);
    const link = { touchpoint, kind: 'link', number: 1, plannedAt: first } as const;
    const refused: Contact = { ...link, state: 'refused', at: first, reason: 'rate', attempts: 1, retryAt };
    const invited: Contact = { ...name, state: 'sent', at: first, messageId: 'm' };
    const linkRequest = { number: 1, at: first, purpose, touchpoint };
    const person = withLog(invited, { contacts: [invited, refused], linkRequest });
    expect(decide(only, cohort(), person, retryAt)).toMatchObject({
      changes: [],
      next: { kind: 'send', contact: link },
    });
  });
});
