import { expect, test } from 'vitest';
import { decide } from '../../../domain/journeys/decide.ts';
import { nameOf } from '../../../domain/journeys/obligations.ts';
import { withdrawn } from '../../../domain/journeys/withdrawal.ts';
import type { Participant } from '../../../domain/participants/participant.ts';
import { at, cohort, participant, program, session, training } from '../../support/domain-builders.ts';

const CLP = program();
const LEFT = at('2019-08-18T01:30Z');

const states = ({ touchpoints }: Participant) =>
  Object.entries(touchpoints).map(([id, { kind }]) => `${id}: ${kind}`);

test('a withdrawal has on record what had fallen due by then, also where no journey has looked for months (F14, I2)', () => {
  const gone = withdrawn(CLP, cohort(), participant(), LEFT);
  expect(states(gone)).toEqual(['baseline: missed', 'satisfaction: missed']);
  expect(gone.contacts.length).toBe(8);
  for (const one of gone.contacts) expect(one).toMatchObject({ state: 'skipped', at: LEFT });
});

test('dates that are moved after a withdrawal, and sessions that come, are nothing to who withdrew (I12)', () => {
  const gone = withdrawn(CLP, cohort(), participant(), LEFT);
  const later = [
    cohort({ anchors: training('2019-04-29', '2019-04-30') }),
    cohort({ anchors: training('2019-10-10', '2019-10-11') }),
    cohort({ sessions: [session(1, at('2019-11-04T22:00Z'))] }),
  ];
  for (const one of later) {
    const { changes, next } = decide(CLP, one, gone, at('2019-08-30T12:00Z'));
    expect(changes).toEqual([]);
    expect(next).toEqual({ kind: 'over', reason: 'withdrawn' });
  }
});

test('whoever withdraws gives up a seat that is ahead, and keeps one that has begun', () => {
  const { id: focusGroupId, startsAt, endsAt } = session(1, at('2019-11-04T22:00Z'));
  const seat = { focusGroupId, startsAt, endsAt, place: 'Room 4', number: 1 };
  const booked = participant({ touchpoints: { 'focus-group': { kind: 'booked', at: LEFT, seat } } });
  const after = (now: string) => withdrawn(CLP, cohort(), booked, at(now)).touchpoints['focus-group']!.kind;
  expect(after('2019-11-04T21:59Z')).toBe('open');
  expect(after('2019-11-04T22:00Z')).toBe('booked');
});

test('withdrawn once more, they are as they were', () => {
  const gone = withdrawn(CLP, cohort(), participant(), LEFT);
  expect(withdrawn(CLP, cohort(), gone, at('2019-09-18T01:30Z'))).toBe(gone);
  expect(gone.contacts.map(nameOf).length).toBe(new Set(gone.contacts.map(nameOf)).size);
});
