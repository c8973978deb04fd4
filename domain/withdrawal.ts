import { type FocusGroup, releaseSeat } from './focus-group.ts';
import type { FocusGroupId } from './id.ts';
import type { Instant } from './instant.ts';
import type { Participant, Seat } from './participant.ts';

/** The seats of sessions still to come: those that a withdrawal gives back. */
export const seatsAhead = ({ touchpoints }: Participant, now: Instant): Seat[] =>
  Object.values(touchpoints).flatMap((state) =>
    state.kind === 'booked' && state.seat.startsAt > now ? [state.seat] : [],
  );

/**
 * The participant withdrawn, and the sessions without their seats; all belong in one transaction, so that nothing
 * is sent and no seat is held from that moment on (FAULTS I4). Doing it again changes nothing.
 */
export function withdrawn(
  participant: Participant,
  sessions: readonly FocusGroup[],
  now: Instant,
): { participant: Participant; sessions: FocusGroup[] } {
  if (participant.status.kind === 'withdrawn') return { participant, sessions: [] };
  const released = new Set<FocusGroupId>(
    seatsAhead(participant, now).map(({ focusGroupId }) => focusGroupId),
  );
  const touchpoints = Object.fromEntries(
    Object.entries(participant.touchpoints).map(([id, state]) =>
      state.kind === 'booked' && released.has(state.seat.focusGroupId)
        ? [id, { kind: 'open' as const, at: now }]
        : [id, state],
    ),
  );
  return {
    participant: { ...participant, touchpoints, status: { kind: 'withdrawn', at: now } },
    sessions: sessions.filter(({ id }) => released.has(id)).map((one) => releaseSeat(one, participant.id)),
  };
}
