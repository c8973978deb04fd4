import { type ContactKind, putContact } from '../contacts/contact.ts';
import { entryOf } from '../contacts/contact-log.ts';
import type { Instant } from '../dates/instant.ts';
import { cancelledOf, type Participant, type TouchpointState } from '../participants/participant.ts';
import { wasConfirmed } from './booking-contacts.ts';

/**
 * The participant with another state of a focus group. A mail about the state before that nobody has begun to send is
 * noted as overtaken, so that none that was due vanishes from the log (FAULTS I2) and no number is used twice.
 */
export function withState(
  participant: Participant,
  touchpoint: string,
  state: TouchpointState,
  now: Instant,
): Participant {
  const kept = outstanding(participant, touchpoint, state);
  const overtaken = outstanding(participant, touchpoint, participant.touchpoints[touchpoint]).filter(
    (one) => !kept.some((other) => other.kind === one.kind && other.number === one.number),
  );
  const contacts = participant.contacts.slice();
  for (const { kind, number, plannedAt } of overtaken) {
    if (entryOf({ contacts }, touchpoint, kind, number)) continue;
    putContact(contacts, { touchpoint, kind, number, plannedAt, state: 'skipped', at: now, reason: 'stale' });
  }
  return { ...participant, contacts, touchpoints: { ...participant.touchpoints, [touchpoint]: state } };
}

/** The mails about a booking that a state asks for at once. */
function outstanding(
  participant: Participant,
  touchpoint: string,
  state: TouchpointState | undefined,
): { kind: ContactKind; number: number; plannedAt: Instant }[] {
  if (!state) return [];
  if (state.kind === 'booked') {
    return [{ kind: 'confirmation', number: state.seat.number, plannedAt: state.at }];
  }
  const cancelled = cancelledOf(state);
  const offers = state.kind === 'open' ? (state.offers ?? []) : [];
  return [
    ...(cancelled && wasConfirmed(touchpoint, cancelled, participant)
      ? [{ kind: 'cancellation' as const, number: cancelled.number, plannedAt: cancelled.lostAt }]
      : []),
    ...offers.map(({ number, at }) => ({ kind: 'offer' as const, number, plannedAt: at })),
  ];
}
