import type { Cohort } from './cohort.ts';
import type { Instant } from './instant.ts';
import type { Participant } from './participant.ts';
import type { Program } from './program.ts';
import { progress } from './progress.ts';
import type { Standing } from './standing.ts';
import { timetable } from './timetable.ts';

/** What is still to come for one person besides the touchpoint `except`, the earliest; undefined when nothing is. */
export function nextTouchpoint(
  program: Program,
  cohort: Cohort,
  participant: Participant,
  except: string,
  now: Instant,
): Standing | undefined {
  const when = ({ planned, state }: Standing) =>
    state?.kind === 'booked' ? state.seat.startsAt : planned.opens.at;
  return timetable(program, cohort, participant)
    .filter(({ touchpoint }) => touchpoint.id !== except)
    .map(
      (planned): Standing => ({
        planned,
        state: progress(planned, participant.touchpoints[planned.touchpoint.id], now),
      }),
    )
    .filter(({ state }) => state?.kind !== 'done' && state?.kind !== 'missed')
    .sort((a, b) => (when(a) < when(b) ? -1 : 1))[0];
}
