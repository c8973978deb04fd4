import { isFull } from '../contacts/contact-log.ts';
import { type Instant, plusSeconds } from '../dates/instant.ts';
import { Conflict, NotFound } from '../errors.ts';
import {
  cancelledOf,
  type LostSeat,
  type Participant,
  type Seat,
  type TouchpointState,
} from '../participants/participant.ts';
import { requireBookable, type Standing } from '../progress/standing.ts';
import { withState } from './booking-state.ts';
import { type FocusGroup, isBookable, placeOf, seatsLeft, takeSeat } from './focus-group.ts';

/**
 * In any 24 hours, moves too: each is answered with a mail at once, and whoever holds a forwarded link could fill its owner's
 * mailbox, and in the end the one document that a person is.
 */
const MOST_A_DAY = 10;

/** A seat taken: both documents belong in one transaction, with the sessions that `freedBy` names. */
interface Booked {
  participant: Participant;
  group: FocusGroup;
  seat: Seat;
}

/**
 * Takes a seat: a free one, or the one that was offered.
 * @throws NotFound for a session that is not offered to this person; Conflict `already-booked` with the
 * current booking, `not-open`, `closed`, `full` or `too-often`.
 */
export function book(participant: Participant, at: Standing, group: FocusGroup, now: Instant): Booked {
  if (at.state?.kind === 'booked') {
    const { focusGroupId, startsAt, endsAt } = at.state.seat;
    throw new Conflict('already-booked', 'You have a seat already.', { focusGroupId, startsAt, endsAt });
  }
  requireOffered(at, group);
  requireBookable(at, now);
  return seated(participant, group, now);
}

/**
 * Takes a seat in another session in place of the one there is, which is kept when that is not possible. Moving to
 * the session one has is having it.
 * @throws as `book`; Conflict `not-booked`, and `started` when the seat's own session has begun
 */
export function move(participant: Participant, at: Standing, group: FocusGroup, now: Instant): Booked {
  const { seat } = requireBooked(at, now);
  if (seat.focusGroupId === group.id) return { participant, group, seat };
  requireOffered(at, group);
  return seated(participant, group, now);
}

/**
 * Gives the seat back, until the session begins. Cancelling twice is having cancelled once.
 * @throws Conflict `not-booked`, `started`
 */
export function cancel(
  participant: Participant,
  at: Standing,
  now: Instant,
): { participant: Participant; cancelled: LostSeat } {
  const before = cancelledOf(at.state);
  if (before) return { participant, cancelled: before };
  const { seat } = requireBooked(at, now);
  const { id } = at.planned.touchpoint;
  const cancelled: LostSeat = { ...seat, number: nextNumber(participant, id), lostAt: now };
  return { participant: withState(participant, id, { kind: 'open', at: now, cancelled }, now), cancelled };
}

function seated(participant: Participant, group: FocusGroup, now: Instant): Booked {
  if (!isBookable(group, now)) throw new Conflict('closed', 'This session can no longer be booked.');
  const today = bookedSince(participant, group.touchpoint, plusSeconds(now, -86_400));
  if (today >= MOST_A_DAY || isFull(participant)) {
    const title = 'The seat has changed too often. Try again tomorrow, or ask the contact person.';
    throw new Conflict('too-often', title);
  }
  const number = nextNumber(participant, group.touchpoint);
  const seat: Seat = { ...placeOf(group), number };
  return {
    seat,
    group: takeSeat(group, participant.id, number, now),
    participant: withState(participant, group.touchpoint, { kind: 'booked', at: now, seat }, now),
  };
}

/** How many seats were taken later than that: each has left the mail that confirms it in the log, sent or overtaken. */
const bookedSince = ({ contacts }: Participant, touchpoint: string, since: Instant): number =>
  contacts.filter(
    (one) => one.touchpoint === touchpoint && one.kind === 'confirmation' && one.plannedAt > since,
  ).length;

/** @throws Conflict `not-booked`, `started` */
export function requireBooked({ state }: Standing, now: Instant): { seat: Seat } {
  if (state?.kind !== 'booked') throw new Conflict('not-booked', 'You have no seat.');
  if (now >= state.seat.startsAt) throw new Conflict('started', 'The session has begun.');
  return state;
}

/** The sessions of `groups` that this person can book now, earliest first. */
export const bookable = (
  { id }: Pick<Participant, 'id'>,
  at: Standing,
  groups: readonly FocusGroup[],
  now: Instant,
): FocusGroup[] => offeredOf(at, groups, now).filter((group) => seatsLeft(group, now, id) > 0);

/** Those that could be booked if they had a seat left, earliest first. */
export const offeredOf = (at: Standing, groups: readonly FocusGroup[], now: Instant): FocusGroup[] =>
  groups
    .filter((group) => isOffered(at, group) && isBookable(group, now))
    .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));

/** Whether this person's window has the session. To be booked it has to be `isBookable` as well. */
export const isOffered = (at: Standing, group: Pick<FocusGroup, 'id'>): boolean =>
  at.planned.sessions?.offered.some((session) => session.id === group.id) ?? false;

/** @throws NotFound for a session that is not one of this person's: of another cohort, or outside their window */
export function requireOffered(at: Standing, group: FocusGroup): void {
  if (!isOffered(at, group)) throw new NotFound('focus group');
}

/**
 * One more than every number so far, so that no two mails about a person's booking have the same name and the calendar
 * entry's SEQUENCE only rises.
 */
export function nextNumber({ touchpoints, contacts }: Participant, touchpoint: string): number {
  const numbers = contacts.flatMap(({ touchpoint: of, kind, number }) =>
    of === touchpoint && NUMBERED.includes(kind) ? [number] : [],
  );
  return 1 + Math.max(0, ...numbers, ...seatsOf(touchpoints[touchpoint]).map(({ number }) => number));
}

const NUMBERED = ['confirmation', 'notice', 'cancellation', 'rebooking'];

function seatsOf(state: TouchpointState | undefined): Seat[] {
  if (state?.kind === 'booked') return [state.seat];
  const missed = state?.kind === 'open' ? state.missed : undefined;
  return [cancelledOf(state), missed].filter((seat) => seat !== undefined);
}
