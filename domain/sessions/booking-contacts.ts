import { mayHaveReached } from '../contacts/contact.ts';
import { nextSendable } from '../dates/calendar.ts';
import { plusSeconds } from '../dates/instant.ts';
import { STALE, usefulUntil } from '../journeys/manner.ts';
import { type Asking, ask } from '../journeys/obligations.ts';
import {
  cancelledOf,
  type LostSeat,
  type Participant,
  type TouchpointState,
} from '../participants/participant.ts';
import { type PlannedTouchpoint, plannedNotice } from '../timetables/timetable.ts';

/** Thanks for something longer ago would only puzzle. */
const THANKS_STALE_S = 14 * 86_400;

/**
 * The contacts that a focus group asks for because of what somebody booked, lost, waits for or came to. Each has the
 * number of what happened, so none is ever asked for twice.
 */
export function bookingContacts(asking: Asking, planned: PlannedTouchpoint, state: TouchpointState): void {
  const { participant, hours } = asking;
  const touchpoint = planned.touchpoint.id;
  const zone = participant.timeZone;
  dropRetries(asking, touchpoint, state);
  const cancelled = cancelledOf(state);
  if (cancelled && wasConfirmed(touchpoint, cancelled, participant)) {
    ask(asking, touchpoint, 'cancellation', cancelled.number, cancelled.lostAt);
  }
  switch (state.kind) {
    case 'booked': {
      const { number, startsAt } = state.seat;
      ask(asking, touchpoint, 'confirmation', number, state.at);
      const notice = plannedNotice(planned, startsAt, zone, hours);
      // Whoever books after that knows the date: the confirmation is notice enough.
      if (notice > state.at) ask(asking, touchpoint, 'notice', number, notice, usefulUntil(startsAt));
      return;
    }
    case 'open':
      for (const { number, at, until } of state.offers ?? []) {
        ask(asking, touchpoint, 'offer', number, nextSendable(at, zone, hours), usefulUntil(until));
      }
      if (state.missed) ask(asking, touchpoint, 'rebooking', state.missed.number, state.at);
      return;
    case 'done':
      if (state.how === 'attended') {
        ask(asking, touchpoint, 'thanks', 1, state.at, usefulUntil(plusSeconds(state.at, THANKS_STALE_S)));
      }
      return;
  }
}

/** Whether this person may know of the seat from a mail: otherwise there is no calendar entry to take back. */
export function wasConfirmed(touchpoint: string, { number }: LostSeat, { contacts }: Participant): boolean {
  const earlier = contacts.filter((one) => one.touchpoint === touchpoint && one.number < number);
  const last = (kind: string) =>
    Math.max(
      0,
      ...earlier.filter((one) => one.kind === kind && mayHaveReached(one)).map((one) => one.number),
    );
  return last('confirmation') > last('cancellation');
}

/** What was refused for rate and is about a seat or an offer that has changed since is not tried again (FAULTS I2). */
function dropRetries(asking: Asking, touchpoint: string, state: TouchpointState): void {
  for (const one of asking.participant.contacts) {
    if (one.state !== 'refused' || !one.retryAt || one.touchpoint !== touchpoint) continue;
    const { kind, number, plannedAt } = one;
    const isCurrent =
      (kind === 'invitation' && (number === 1 || state.kind === 'open')) ||
      kind === 'reminder' ||
      (kind === 'thanks' && state.kind === 'done') ||
      (state.kind === 'booked' && state.seat.number === number) ||
      (kind === 'cancellation' && cancelledOf(state)?.number === number) ||
      (state.kind === 'open' &&
        (kind === 'offer'
          ? state.offers?.some((offer) => offer.number === number)
          : kind === 'rebooking' && state.missed?.number === number));
    if (!isCurrent) ask(asking, touchpoint, kind, number, plannedAt, STALE);
  }
}
