import { expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import type { FocusGroupId } from '../../../domain/id.ts';
import { nextTouchpoint } from '../../../domain/participants/next-touchpoint.ts';
import type { TouchpointState } from '../../../domain/participants/participant.ts';
import { DURING_BOOKING } from '../../support/scenes/participant-scene.ts';
import { smallCohort, smallParticipant, smallProgram } from '../../support/small-program.ts';

const at = DURING_BOOKING;
const seat = {
  focusGroupId: 'g-0000000000000001' as FocusGroupId,
  startsAt: '2027-06-15T16:00:00.000Z' as Instant,
  endsAt: '2027-06-15T17:00:00.000Z' as Instant,
  place: 'Room 4',
  number: 1,
};

/** What comes after month 3, where only the focus group is left, for somebody who stands so with it. */
const nextOf = (state: TouchpointState, now: Instant = at): string | undefined => {
  const person = smallParticipant({ touchpoints: { 'focus-group': state } });
  return nextTouchpoint(smallProgram().program, smallCohort(), person, 'month-3', now)?.planned.touchpoint.id;
};

it('what somebody has declined, or is excused from, does not come next', () => {
  expect(nextOf({ kind: 'open', at })).toBe('focus-group');
  for (const why of ['not-taking-part', 'none-of-these-times', 'excused'] as const) {
    expect(nextOf({ kind: 'declined', at, why })).toBeUndefined();
  }
});

it('a session comes next until it is over, and not while nobody has said who came', () => {
  expect(nextOf({ kind: 'booked', at, seat })).toBe('focus-group');
  expect(nextOf({ kind: 'booked', at, seat }, seat.endsAt)).toBeUndefined();
});
