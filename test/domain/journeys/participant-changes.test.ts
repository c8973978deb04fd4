import { expect, test } from 'vitest';
import { decide } from '../../../domain/journeys/decide.ts';
import { dueAtOf, planned, withChanges } from '../../../domain/journeys/participant-changes.ts';
import { at, cohort, participant, program } from '../../support/domain-builders.ts';

const CLP = program();
const opens = at('2019-05-23T12:00Z');

test('a stored participant carries the instant the journey has to act next', () => {
  expect(planned(CLP, cohort(), participant(), at('2019-05-02T14:00Z')).dueAt).toBe(opens);
});

test('what is due is due at once: a contact to send, or a fact that nobody has recorded yet (F34)', () => {
  expect(planned(CLP, cohort(), participant(), opens).dueAt).toBe(opens);
  // On Saturday evening a window has opened and nothing can be sent, yet the opening is to be recorded.
  const saturday = at('2019-06-01T23:00Z');
  const late = participant({ enrolledAt: saturday });
  const { changes, next } = decide(CLP, cohort(), late, saturday);
  expect(next).toMatchObject({ kind: 'sleep', until: at('2019-06-03T12:00Z') });
  expect(planned(CLP, cohort(), late, saturday).dueAt).toBe(saturday);
  const recorded = withChanges(late, changes);
  expect(planned(CLP, cohort(), recorded, saturday).dueAt).toBe(at('2019-06-03T12:00Z'));
});

test('whoever is through has no due time left, not even an old one', () => {
  const now = at('2019-05-24T14:00Z');
  const gone = participant({
    status: { kind: 'withdrawn', at: at('2019-05-02T14:00Z') },
    dueAt: opens,
  });
  expect('dueAt' in planned(CLP, cohort(), gone, now)).toBe(false);
});

test('an earlier due time has no say in the next', () => {
  const now = at('2019-05-02T14:00Z');
  expect(planned(CLP, cohort(), participant({ dueAt: at('2019-05-01T14:00Z') }), now).dueAt).toBe(opens);
});

test('changes are recorded in a new participant, and none leave it as it is', () => {
  const person = participant({ touchpoints: { baseline: { kind: 'missed', at: opens, reason: 'closed' } } });
  expect(withChanges(person, [])).toBe(person);
  const open = { kind: 'open', at: opens } as const;
  const changed = withChanges(person, [
    { kind: 'touchpoint', id: 'baseline', state: undefined },
    { kind: 'touchpoint', id: 'month-3', state: open },
  ]);
  expect(changed.touchpoints).toEqual({ 'month-3': open });
  expect(person.touchpoints).toHaveProperty('baseline');
});

test('sending is due now, a sleep when it ends, and the end never', () => {
  const now = at('2019-05-02T14:00Z');
  const contact = { touchpoint: 'x', kind: 'invitation', number: 1, plannedAt: now, last: false } as const;
  expect(dueAtOf({ kind: 'send', contact, with: [] }, now)).toBe(now);
  expect(dueAtOf({ kind: 'sleep', until: opens, reason: '', afterwards: 'decide' }, now)).toBe(opens);
  expect(dueAtOf({ kind: 'over', reason: 'finished' }, now)).toBeUndefined();
});
