import { type FocusGroup, releaseSeat } from './focus-group.ts';
import type { Instant } from './instant.ts';
import type { Participant, Seat } from './participant.ts';

/** The seats of sessions still to come: those that a withdrawal gives back. */
export const seatsAhead = ({ touchpoints }: Participant, now: Instant): Seat[] =>
  Object.values(touchpoints).flatMap((state) =>
    state.kind === 'booked' && state.seat.startsAt > now ? [state.seat] : [],
  );

/**
 * The participant withdrawn, and the sessions of their seats ahead without them, in the same order; all belong in
 * one transaction, so that nothing is sent and no seat is held from that moment on (FAULTS I4). Doing it again
 * changes nothing.
 */
export function withdrawn(
  participant: Participant,
  sessions: readonly FocusGroup[],
  now: Instant,
): { participant: Participant; sessions: FocusGroup[] } {
  if (participant.status.kind === 'withdrawn') return { participant, sessions: [] };
  const released = new Set(seatsAhead(participant, now));
  const touchpoints = Object.fromEntries(
    Object.entries(participant.touchpoints).map(([id, state]) =>
      state.kind === 'booked' && released.has(state.seat)
        ? [id, { kind: 'open' as const, at: now }]
        : [id, state],
    ),
  );
  return {
    participant: { ...participant, touchpoints, status: { kind: 'withdrawn', at: now } },
    sessions: sessions.map((session) => releaseSeat(session, participant.id)),
  };
}
