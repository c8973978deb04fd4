import type { Cohort } from '../cohorts/cohort.ts';
import type { Instant } from '../dates/instant.ts';
import { Conflict, NotFound } from '../errors.ts';
import type { Participant, TouchpointState } from '../participants/participant.ts';
import type { Program } from '../programs/program.ts';
import { type PlannedTouchpoint, timetable } from '../timetables/timetable.ts';
import { progress } from './progress.ts';

/** Where one touchpoint stands for one person at this moment, with its real dates. */
export interface Standing {
  planned: PlannedTouchpoint;
  state: TouchpointState | undefined;
  /** Closed, and open until then for this person, who began before the close (`withGrace`). */
  finishBy?: Instant;
}

/**
 * Computed, not read: a window that has opened counts as open even if no journey has recorded it yet.
 * @throws NotFound when the program (no longer) has the touchpoint.
 */
export function standing(
  program: Program,
  cohort: Cohort,
  participant: Participant,
  touchpoint: string,
  now: Instant,
): Standing {
  const planned = timetable(program, cohort, participant).find((one) => one.touchpoint.id === touchpoint);
  if (!planned) throw new NotFound('touchpoint');
  return { planned, state: progress(planned, participant.touchpoints[touchpoint], now) };
}

/** What everyone outside calls the state of a touchpoint. */
export type Stage = 'not-open' | 'open' | 'booked' | 'declined' | 'done' | 'closed';

/** Who missed something is only told that it is closed. */
export function stageOf({ state }: Standing): Stage {
  if (!state) return 'not-open';
  return state.kind === 'missed' ? 'closed' : state.kind;
}

/** @throws Conflict `not-open` with `opensAt`, or `closed`, unless the window is open. */
export function requireOpen(at: Standing): void {
  const stage = stageOf(at);
  if (stage === 'not-open') {
    throw new Conflict('not-open', 'This has not opened yet.', { opensAt: at.planned.opens.at });
  }
  if (stage !== 'open') throw new Conflict('closed', 'This is closed.');
}

/** As `requireOpen`, for bookings: whoever declined may change their mind while the window is open. */
export function requireBookable(at: Standing, now: Instant): void {
  if (at.state?.kind !== 'declined' || now >= at.planned.closes.at) requireOpen(at);
}
