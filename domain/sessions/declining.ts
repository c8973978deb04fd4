import type { Instant } from '../dates/instant.ts';
import type { DeclinedState, Participant, WhyDeclined } from '../participants/participant.ts';
import { requireBookable, type Standing } from '../progress/standing.ts';
import { nextNumber, requireBooked } from './booking.ts';
import { withState } from './booking-state.ts';

/**
 * The participant who does not come: a seat is given back, waiting and offers end, and nothing more is asked. Saying
 * the same again changes nothing; saying the other reason does. The sessions `freedBy` it belong in the transaction.
 * @throws Conflict `not-open`, `closed`, `started`
 */
export function decline(participant: Participant, at: Standing, why: WhyDeclined, now: Instant): Participant {
  const { state, planned } = at;
  const { id } = planned.touchpoint;
  if (state?.kind === 'declined' && state.why === why) return participant;
  const declined: DeclinedState = { kind: 'declined', at: now, why };
  if (state?.kind === 'booked') {
    const { seat } = requireBooked(at, now);
    const cancelled = { ...seat, number: nextNumber(participant, id), lostAt: now };
    return withState(participant, id, { ...declined, cancelled }, now);
  }
  requireBookable(at, now);
  const { invitation, cancelled } = state?.kind === 'open' || state?.kind === 'declined' ? state : {};
  const after = { ...declined, ...(invitation && { invitation }), ...(cancelled && { cancelled }) };
  return withState(participant, id, after, now);
}
