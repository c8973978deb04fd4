import type { Cohort } from './cohort.ts';
import { type Instant, laterOf, plusSeconds } from './instant.ts';
import type { Participant } from './participant.ts';
import type { Program } from './program.ts';
import { progress } from './progress.ts';
import { type Stage, type Standing, stageOf } from './standing.ts';
import { type PlannedTouchpoint, timetable } from './timetable.ts';

/** One touchpoint of a person's year: to do now, still to come (a booked seat too), or behind them. */
export interface YearRow extends Standing {
  stage: Stage;
  when: 'due' | 'coming' | 'past';
}

/** Everything of one person's year, in the order in which it ends. */
export function yearOf(program: Program, cohort: Cohort, participant: Participant, now: Instant): YearRow[] {
  return timetable(program, cohort, participant)
    .map((planned) => {
      const at = { planned, state: progress(planned, participant.touchpoints[planned.touchpoint.id], now) };
      return { ...at, stage: stageOf(at), when: whenOf(at, now) };
    })
    .toSorted((a, b) => (a.planned.closes.at < b.planned.closes.at ? -1 : 1));
}

function whenOf(at: Standing, now: Instant): YearRow['when'] {
  switch (stageOf(at)) {
    case 'open':
      return 'due';
    case 'not-open':
      return 'coming';
    case 'booked':
      return at.state?.kind === 'booked' && at.state.seat.endsAt <= now ? 'past' : 'coming';
    default:
      return 'past';
  }
}

/** How long a person's page can be opened after the last window of their year has closed, in seconds: 400 days. */
const AFTER_THE_END_S = 400 * 86_400;

/** Until when the link to a person's year can be used, made from the dates as they are now. */
export const yearLinkExpiresAt = (plans: readonly PlannedTouchpoint[]): Instant =>
  plusSeconds(
    plans.map(({ closes }) => closes.at).reduce((last, at) => laterOf(last, at)),
    AFTER_THE_END_S,
  );
