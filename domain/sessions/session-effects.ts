import type { Instant } from '../dates/instant.ts';
import type { Offer, Participant, Seat } from '../participants/participant.ts';
import { nextNumber } from './booking.ts';
import { withState } from './booking-state.ts';
import { type FocusGroup, placeOf } from './focus-group.ts';
import { withoutTies } from './waiting-list.ts';

/** Whether a participant's own document says that they wait for this session. */
export function isWaiting({ touchpoints }: Participant, { id, touchpoint }: FocusGroup): boolean {
  const state = touchpoints[touchpoint];
  return state?.kind === 'open' && (state.waiting?.includes(id) ?? false);
}

/** The participant without anything in a session that staff have cancelled; a seat is remembered, to be taken back. */
export function seatLost(participant: Participant, group: FocusGroup, now: Instant): Participant {
  const state = participant.touchpoints[group.touchpoint];
  if (state?.kind === 'open') return offerEnded(participant, group, now);
  if (state?.kind !== 'booked' || state.seat.focusGroupId !== group.id) return participant;
  const cancelled = { ...state.seat, number: nextNumber(participant, group.touchpoint), lostAt: now };
  return withState(participant, group.touchpoint, { kind: 'open', at: now, cancelled }, now);
}

/** The participant whose seat has the session's present time and place; already so: nothing changes. */
export function seatChanged(
  participant: Participant,
  group: FocusGroup,
  now: Instant,
): { participant: Participant; number: number } {
  const state = participant.touchpoints[group.touchpoint];
  if (state?.kind !== 'booked' || state.seat.focusGroupId !== group.id) return { participant, number: 0 };
  const { seat } = state;
  const place = placeOf(group);
  const isSame =
    seat.startsAt === place.startsAt && seat.endsAt === place.endsAt && seat.place === place.place;
  if (isSame) return { participant, number: seat.number };
  const number = nextNumber(participant, group.touchpoint);
  const after: Seat = { ...place, number, changed: true };
  return {
    participant: withState(participant, group.touchpoint, { kind: 'booked', at: now, seat: after }, now),
    number,
  };
}

/** The participant without offer and place in line of this session; `waits again`: in the line, without the offer. */
export function offerEnded(
  participant: Participant,
  group: FocusGroup,
  now: Instant,
  then: 'waits again' | 'leaves' = 'leaves',
): Participant {
  const state = participant.touchpoints[group.touchpoint];
  if (state?.kind !== 'open') return participant;
  const isTied =
    isWaiting(participant, group) || state.offers?.some(({ focusGroupId }) => focusGroupId === group.id);
  if (!isTied) return participant;
  const rest = withoutTies(state, group.id);
  const after = then === 'waits again' ? { ...rest, waiting: [...(rest.waiting ?? []), group.id] } : rest;
  return withState(participant, group.touchpoint, after, now);
}

/** The participant to whom a seat is offered until `until`; they wait no longer. */
export function offerMade(
  participant: Participant,
  group: FocusGroup,
  until: Instant,
  now: Instant,
): { participant: Participant; number: number } {
  const { touchpoint } = group;
  const state = participant.touchpoints[touchpoint];
  if (state?.kind !== 'open') throw new Error('Only who waits gets an offer.');
  const named = participant.contacts.filter((one) => one.touchpoint === touchpoint && one.kind === 'offer');
  const number = 1 + Math.max(0, ...[...named, ...(state.offers ?? [])].map((one) => one.number));
  const rest = withoutTies(state, group.id);
  const offer: Offer = { ...placeOf(group), number, at: now, until };
  const after = { ...rest, offers: [...(rest.offers ?? []), offer] };
  return { participant: withState(participant, touchpoint, after, now), number };
}
