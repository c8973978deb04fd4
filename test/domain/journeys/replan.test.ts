import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Contact, mayBeAskedAgain } from '../../../domain/contacts/contact.ts';
import type { Instant } from '../../../domain/dates/instant.ts';
import { plusDays } from '../../../domain/dates/local-date.ts';
import { decide } from '../../../domain/journeys/decide.ts';
import { withChanges } from '../../../domain/journeys/participant-changes.ts';
import { participantMove, summaryOf } from '../../../domain/journeys/replan.ts';
import type { Participant, TouchpointState } from '../../../domain/participants/participant.ts';
import { timetable } from '../../../domain/timetables/timetable.ts';
import { CLP, cohort, participant, SESSION } from '../../support/builders.ts';

const BEFORE = cohort({ sessions: [SESSION] });

const movedBy = (days: number) => ({
  ...BEFORE,
  anchors: {
    trainingStart: plusDays(BEFORE.anchors.trainingStart!, days),
    trainingEnd: plusDays(BEFORE.anchors.trainingEnd!, days),
  },
});

const moveOf = (days: number, person: Participant, now: string) =>
  participantMove(
    { program: CLP.program, cohort: BEFORE },
    { program: CLP.program, cohort: movedBy(days) },
    person,
    now as Instant,
  );

const effectsOf = (days: number, person: Participant, now: string) =>
  Object.fromEntries(
    moveOf(days, person, now).touchpoints.map(({ touchpoint, effect }) => [touchpoint, effect]),
  );

const at = '2027-03-01T13:00:00.000Z' as Instant;
const done: TouchpointState = { kind: 'done', at, how: 'answered' };

describe('a moved training', () => {
  it('moves what is not done and leaves what is', () => {
    const person = participant({ touchpoints: { baseline: done } });
    expect(effectsOf(28, person, '2027-03-02T00:00:00.000Z')).toEqual({
      baseline: 'stays',
      satisfaction: 'moves',
      'month-3': 'moves',
      'focus-group': 'moves',
      'month-12': 'moves',
    });
  });

  it('says whose window is over on the new dates (F29)', () => {
    // On 1 March 2027 the baseline is open; with a training 60 days earlier it has closed.
    expect(effectsOf(-60, participant(), '2027-03-01T13:00:00.000Z')).toMatchObject({ baseline: 'closes' });
  });

  it('opens again what was missed only because it had closed', () => {
    const missed: TouchpointState = { kind: 'missed', at, reason: 'closed' };
    const person = participant({ touchpoints: { baseline: missed } });
    expect(effectsOf(28, person, '2027-03-12T13:00:00.000Z')).toMatchObject({ baseline: 'reopens' });
    const noShow: TouchpointState = { kind: 'missed', at, reason: 'no-show' };
    const absent = participant({ touchpoints: { 'focus-group': noShow } });
    expect(effectsOf(28, absent, '2027-08-12T13:00:00.000Z')).toMatchObject({ 'focus-group': 'stays' });
  });

  it('names the seat that the new window does not contain', () => {
    const seat = {
      focusGroupId: SESSION.id,
      startsAt: SESSION.startsAt,
      endsAt: SESSION.endsAt,
      place: 'Room 4',
      number: 1,
    };
    const person = participant({ touchpoints: { 'focus-group': { kind: 'booked', at, seat } } });
    const seatsOutside = (days: number) =>
      summaryOf([moveOf(days, person, '2027-07-01T13:00:00.000Z')]).seatsOutside;
    expect(seatsOutside(7)).toBe(0);
    expect(seatsOutside(60)).toBe(1);
    expect(moveOf(60, person, '2027-07-01T13:00:00.000Z').touchpoints[3]).toMatchObject({
      seatOutside: seat,
    });
    // In a session that has begun nobody can change anything any more.
    expect(moveOf(60, person, SESSION.startsAt).touchpoints[3]).not.toHaveProperty('seatOutside');
  });

  it('counts the contacts that move, and never one that is in the log', () => {
    const sent: Contact = {
      touchpoint: 'baseline',
      kind: 'invitation',
      number: 1,
      plannedAt: '2027-02-18T13:00:00.000Z' as Instant,
      state: 'sent',
      at: '2027-02-18T13:00:00.000Z' as Instant,
      messageId: 'm-1',
    };
    const move = moveOf(28, participant({ contacts: [sent] }), '2027-02-19T13:00:00.000Z');
    expect(move.contacts).not.toContainEqual(
      expect.objectContaining({ touchpoint: 'baseline', kind: 'invitation' }),
    );
    expect(summaryOf([move]).contacts.stays).toBe(1);
  });

  it('by nothing changes nothing', () => {
    const move = moveOf(0, participant(), '2027-03-01T13:00:00.000Z');
    expect(move.contacts).toEqual([]);
    expect(new Set(move.touchpoints.map(({ effect }) => effect))).toEqual(new Set(['unchanged']));
  });
});

describe('every move, at every boundary of the program (F29)', () => {
  const boundaries = timetable(CLP.program, BEFORE, participant()).flatMap(({ opens, closes }) => [
    opens.at,
    closes.at,
  ]);

  it.each(boundaries.map((boundary) => [boundary]))(
    'previews at %s what deciding afresh then does',
    (boundary) => {
      fc.assert(
        fc.property(fc.integer({ min: -400, max: 400 }), fc.integer({ min: -1, max: 1 }), (days, seconds) => {
          const now = new Date(Date.parse(boundary) + seconds * 1000).toISOString() as Instant;
          const person = recordedUntil(now);
          const after = movedBy(days);
          const move = participantMove(
            { program: CLP.program, cohort: BEFORE },
            { program: CLP.program, cohort: after },
            person,
            now,
          );
          const decided = withChanges(person, decide(CLP.program, after, person, now).changes);
          for (const { touchpoint, effect } of move.touchpoints) {
            const state = decided.touchpoints[touchpoint];
            if (effect === 'closes') expect(state?.kind).toBe('missed');
            if (effect === 'reopens') expect(state?.kind).not.toBe('missed');
            if (effect === 'stays') expect(state).toEqual(person.touchpoints[touchpoint]);
          }
          // What is settled in the log stays there: nothing that was sent is planned again (I1).
          for (const contact of person.contacts.filter((one) => !mayBeAskedAgain(one))) {
            expect(decided.contacts).toContainEqual(contact);
            expect(move.contacts).not.toContainEqual(expect.objectContaining({ ...nameOf(contact) }));
          }
        }),
        { numRuns: 40 },
      );
    },
  );
});

const nameOf = ({ touchpoint, kind, number }: Contact) => ({ touchpoint, kind, number });

/** Someone who answered the baseline and whose later changes were recorded, with every due contact sent. */
function recordedUntil(now: Instant): Participant {
  let person = participant();
  for (let steps = 0; steps < 40; steps += 1) {
    const { changes, next } = decide(CLP.program, BEFORE, person, now);
    person = withChanges(person, changes);
    if (next.kind !== 'send') break;
    const { touchpoint, kind, number, plannedAt } = next.contact;
    const sent: Contact = {
      touchpoint,
      kind,
      number,
      plannedAt,
      state: 'sent',
      at: plannedAt,
      messageId: 'm',
    };
    person = { ...person, contacts: [...person.contacts, sent] };
    if (touchpoint === 'baseline')
      person = { ...person, touchpoints: { ...person.touchpoints, baseline: done } };
  }
  return person;
}
