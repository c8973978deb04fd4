import type { Contact, ContactName } from '../../domain/contacts/contact.ts';
import {
  cancelledOf,
  type LostSeat,
  type Offer,
  type Participant,
  type Seat,
} from '../../domain/participants/participant.ts';

/** What a mail about a booking speaks of: the seat there is or was, or the one that is offered. */
export type Subject =
  | { kind: 'seat'; seat: Seat; isChange: boolean }
  | { kind: 'cancelled'; seat: LostSeat }
  | { kind: 'offer'; offer: Offer };

/** Undefined for a contact about no booking, and for one whose seat or offer is gone. */
export function subjectOf(
  { touchpoints, contacts }: Participant,
  { touchpoint, kind, number }: ContactName,
): Subject | undefined {
  const state = touchpoints[touchpoint];
  switch (kind) {
    case 'confirmation':
    case 'notice': {
      if (state?.kind !== 'booked') return undefined;
      const isChange = state.seat.changed === true && contacts.some((one) => told(one, touchpoint));
      return { kind: 'seat', seat: state.seat, isChange };
    }
    case 'cancellation': {
      const seat = cancelledOf(state);
      return seat && { kind: 'cancelled', seat };
    }
    case 'offer': {
      const offers = state?.kind === 'open' ? (state.offers ?? []) : [];
      const offer = offers.find((one) => one.number === number);
      return offer && { kind: 'offer', offer };
    }
    default:
      return undefined;
  }
}

/** A change is news only to somebody who has had the first confirmation. */
const told = ({ touchpoint: of, kind, state }: Contact, touchpoint: string): boolean =>
  of === touchpoint && kind === 'confirmation' && (state === 'sent' || state === 'unknown');
