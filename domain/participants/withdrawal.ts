import type { Instant } from '../dates/instant.ts';
import type { Participant, TouchpointState } from './participant.ts';

/**
 * The participant withdrawn: without seats of sessions still to come, offers and places in waiting lists. The sessions
 * that this lets go (`freedBy`) belong in the same transaction, so that nothing is sent and no seat is held from that
 * moment on (FAULTS I4). Doing it again changes nothing.
 */
export function withdrawn(participant: Participant, now: Instant): Participant {
  if (participant.status.kind === 'withdrawn') return participant;
  const touchpoints = Object.fromEntries(
    Object.entries(participant.touchpoints).map(([id, state]) => [id, letGo(state, now)]),
  );
  return { ...participant, touchpoints, status: { kind: 'withdrawn', at: now } };
}

function letGo(state: TouchpointState, now: Instant): TouchpointState {
  if (state.kind === 'booked') return state.seat.startsAt > now ? { kind: 'open', at: now } : state;
  if (state.kind !== 'open') return state;
  const { waiting: _, offers: __, ...rest } = state;
  return rest;
}
