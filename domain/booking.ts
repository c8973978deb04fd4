import { Conflict, NotFound } from './errors.ts';
import { BOOKING_CUTOFF_S, type FocusGroup, seatsLeft, takeSeat } from './focus-group.ts';
import { type Instant, plusSeconds } from './instant.ts';
import type { Participant, Seat } from './participant.ts';
import { requireOpen, type Standing } from './standing.ts';

/**
 * The session with the seat taken and the participant who has it; both belong in one transaction.
 * @throws NotFound for a session that is not offered to this person; Conflict `already-booked` with the
 * current booking, `not-open`, `closed` or `full`.
 */
export function book(
  participant: Participant,
  at: Standing,
  group: FocusGroup,
  now: Instant,
): { participant: Participant; group: FocusGroup; seat: Seat } {
  if (at.state?.kind === 'booked') {
    const { focusGroupId, startsAt, endsAt } = at.state.seat;
    throw new Conflict('already-booked', 'You have a seat already.', { focusGroupId, startsAt, endsAt });
  }
  if (!isOffered(at, group)) throw new NotFound('focus group');
  requireOpen(at);
  if (!isInTime(group, now)) throw new Conflict('closed', 'This session can no longer be booked.');
  const number = nextNumber(participant, group.touchpoint);
  const { id: focusGroupId, startsAt, endsAt } = group;
  const place = group.joinUrl ? `${group.place}, ${group.joinUrl}` : group.place;
  const seat: Seat = { focusGroupId, startsAt, endsAt, place, number };
  return {
    seat,
    group: takeSeat(group, participant.id, number, now),
    participant: {
      ...participant,
      touchpoints: {
        ...participant.touchpoints,
        [group.touchpoint]: { kind: 'booked', at: now, seat },
      },
    },
  };
}

/** The sessions of `groups` that this person can book now, earliest first. */
export const bookable = (at: Standing, groups: readonly FocusGroup[], now: Instant): FocusGroup[] =>
  groups
    .filter((group) => isOffered(at, group) && isInTime(group, now) && seatsLeft(group) > 0)
    .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));

const isOffered = (at: Standing, group: FocusGroup): boolean =>
  at.planned.sessions?.offered.some((session) => session.id === group.id) ?? false;

const isInTime = (group: FocusGroup, now: Instant): boolean =>
  now < plusSeconds(group.startsAt, -BOOKING_CUTOFF_S);

/**
 * Confirmations and notices are named by it, so it must be higher than every one in the contact log: a booking
 * after a cancelled one is confirmed anew.
 */
function nextNumber(participant: Participant, touchpoint: string): number {
  const earlier = participant.contacts.filter(
    ({ touchpoint: of, kind }) => of === touchpoint && (kind === 'confirmation' || kind === 'notice'),
  );
  return 1 + Math.max(0, ...earlier.map(({ number }) => number));
}
