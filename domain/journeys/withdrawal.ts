import type { Cohort } from '../cohorts/cohort.ts';
import type { Instant } from '../dates/instant.ts';
import type { Participant, TouchpointState } from '../participants/participant.ts';
import type { Program } from '../programs/program.ts';
import { fallenDue } from './decide.ts';
import { withChanges } from './participant-changes.ts';

/**
 * The participant withdrawn: without seats of sessions still to come, offers and places in waiting lists, and with all
 * on record that had fallen due by then: dates that are moved afterwards are nothing to them any more. The sessions
 * that this lets go (`freedBy`) belong in the same transaction, so that nothing is sent and no seat is held from that
 * moment on (FAULTS I4). Doing it again changes nothing.
 */
export function withdrawn(
  program: Program,
  cohort: Cohort,
  participant: Participant,
  now: Instant,
): Participant {
  if (participant.status.kind === 'withdrawn') return participant;
  const touchpoints = Object.fromEntries(
    Object.entries(participant.touchpoints).map(([id, state]) => [id, letGo(state, now)]),
  );
  const gone: Participant = { ...participant, touchpoints, status: { kind: 'withdrawn', at: now } };
  return withChanges(gone, fallenDue(program, cohort, gone, now));
}

function letGo(state: TouchpointState, now: Instant): TouchpointState {
  if (state.kind === 'booked') return state.seat.startsAt > now ? { kind: 'open', at: now } : state;
  if (state.kind !== 'open') return state;
  const { waiting: _, offers: __, ...rest } = state;
  return rest;
}
