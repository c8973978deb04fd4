import type { Instant } from '../dates/instant.ts';
import { Conflict, NotFound } from '../errors.ts';
import type { FocusGroupId } from '../id.ts';
import type { OpenState, Participant } from '../participants/participant.ts';
import { requireBookable, type Standing } from '../progress/standing.ts';
import { requireOffered } from './booking.ts';
import { withState } from './booking-state.ts';
import { type FocusGroup, isBookable, lineHolds, offerTo, seatsLeft, withDue } from './focus-group.ts';

/** In as many full sessions one person may wait or have an offer; booking one of them writes all, each with its audit entry. */
const MOST_WAITS = 10;

/**
 * Joins the waiting list of a full session, at its end; waiting twice is waiting once. Whoever had declined is
 * asked again. Both documents belong in one transaction.
 * @throws NotFound for a session not offered to this person; Conflict `already-booked`, `not-open`, `closed`,
 * `has-seats` when it need not be waited for, `too-many`
 */
export function waitFor(
  participant: Participant,
  at: Standing,
  group: FocusGroup,
  now: Instant,
): { participant: Participant; group: FocusGroup } {
  if (at.state?.kind === 'booked') throw new Conflict('already-booked', 'You have a seat already.');
  requireOffered(at, group);
  requireBookable(at, now);
  const waits = group.waiting ?? [];
  if (waits.some(({ participantId }) => participantId === participant.id)) return { participant, group };
  if (!isBookable(group, now) || !lineHolds(group, now)) {
    throw new Conflict('closed', 'This session can no longer be waited for.');
  }
  if (offerTo(group, participant.id, now) || seatsLeft(group, now, participant.id) > 0) {
    throw new Conflict('has-seats', 'This session has a seat for you: book it.');
  }
  const open = openState(at, now);
  const { waiting: before = [], offers = [] } = open;
  if (before.length + offers.length >= MOST_WAITS) {
    throw new Conflict('too-many', `You wait for ${MOST_WAITS} sessions already.`);
  }
  return {
    participant: withState(participant, group.touchpoint, { ...open, waiting: [...before, group.id] }, now),
    group: withDue({ ...group, waiting: [...waits, { participantId: participant.id, since: now }] }, now),
  };
}

/**
 * Waits no longer for a session, or lets the seat go that was offered in it; doing it again changes nothing.
 * @throws NotFound for a session that is not offered to this person
 */
export function letGo(participant: Participant, at: Standing, group: FocusGroup, now: Instant): Participant {
  requireOffered(at, group);
  const { id } = at.planned.touchpoint;
  const state = participant.touchpoints[id];
  return state?.kind === 'open' ? withState(participant, id, withoutTies(state, group.id), now) : participant;
}

/** The state without a place in one session's list, and without its offer. */
export function withoutTies(state: OpenState, id: FocusGroupId): OpenState {
  const { waiting = [], offers = [], ...rest } = state;
  const others = waiting.filter((one) => one !== id);
  const left = offers.filter(({ focusGroupId }) => focusGroupId !== id);
  return {
    ...rest,
    ...(others.length > 0 && { waiting: others }),
    ...(left.length > 0 && { offers: left }),
  };
}

/** The open state there is, recorded or not, or the one that a person who had declined comes back to. */
function openState({ state, planned }: Standing, now: Instant): OpenState {
  if (state?.kind === 'open') return state;
  if (state?.kind === 'declined') {
    const { invitation, cancelled } = state;
    return { kind: 'open', at: now, ...(invitation && { invitation }), ...(cancelled && { cancelled }) };
  }
  throw new NotFound(`open ${planned.touchpoint.kind}`);
}
