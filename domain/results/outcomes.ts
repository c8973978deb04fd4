import type { Cohort } from '../cohorts/cohort.ts';
import type { Instant } from '../dates/instant.ts';
import type { Participant } from '../participants/participant.ts';
import type { Program } from '../programs/program.ts';
import { closedBefore, progress } from '../progress/progress.ts';
import { timetable } from '../timetables/timetable.ts';

/** Where one person stands with one touchpoint, for counting. `not-asked`: it had closed before they were enrolled. */
export type Outcome =
  | 'answered'
  | 'attended'
  | 'not-recorded'
  | 'booked'
  | 'declined'
  | 'no-show'
  | 'missed'
  | 'not-asked'
  | 'withdrawn'
  | 'pending'
  | 'not-open';

/** Every touchpoint of one person by its id, as of `now`, whether or not a journey has recorded it yet. */
export function outcomesOf(
  program: Program,
  cohort: Cohort,
  participant: Participant,
  now: Instant,
): Map<string, Outcome> {
  const plans = timetable(program, cohort, participant);
  const { status, enrolledAt } = participant;
  return new Map(
    plans.map((planned) => {
      const { id } = planned.touchpoint;
      const state = progress(planned, participant.touchpoints[id], now);
      const kind = state?.kind ?? 'not-open';
      if (state?.kind === 'done') return [id, state.how];
      if (state?.kind === 'missed' && state.reason === 'no-show') return [id, 'no-show'];
      if (kind === 'declined') return [id, 'declined'];
      if (closedBefore(state, enrolledAt)) return [id, 'not-asked'];
      // A wave that closed after somebody withdrew was not missed: nobody asked them any more.
      const isMissed = state?.kind === 'missed' && (status.kind === 'active' || state.at <= status.at);
      if (isMissed) return [id, 'missed'];
      if (status.kind === 'withdrawn') return [id, 'withdrawn'];
      return [id, kind === 'open' ? 'pending' : kind === 'booked' ? 'booked' : 'not-open'];
    }),
  );
}
