import type { Cohort } from '../cohorts/cohort.ts';
import type { Instant } from '../dates/instant.ts';
import type { Program } from '../programs/program.ts';
import { progress } from '../progress/progress.ts';
import { type Stage, type Standing, stageOf } from '../progress/standing.ts';
import { choosableUntil } from '../sessions/choosable-until.ts';
import { timetable } from '../timetables/timetable.ts';
import type { Participant } from './participant.ts';

/** One touchpoint of a person's year: to do now, still to come (a booked seat too), or behind them. */
export interface YearRow extends Standing {
  stage: Stage;
  when: 'due' | 'coming' | 'past';
  /** They have declined, and may still change their mind. */
  isOpenAgain: boolean;
  /** Until when something can be done about it, as things are. */
  until: Instant;
}

/** Everything of one person's year, in the order in which it ends. */
export function yearOf(program: Program, cohort: Cohort, participant: Participant, now: Instant): YearRow[] {
  return timetable(program, cohort, participant)
    .map((planned) => {
      const at = { planned, state: progress(planned, participant.touchpoints[planned.touchpoint.id], now) };
      const isOpenAgain = at.state?.kind === 'declined' && now < planned.closes.at;
      return {
        ...at,
        stage: stageOf(at),
        when: whenOf(at, now),
        isOpenAgain,
        until: choosableUntil(planned, now),
      };
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
