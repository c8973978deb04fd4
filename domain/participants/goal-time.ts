import { type Cohort, workingHours } from '../cohorts/cohort.ts';
import type { Moment } from '../dates/calendar.ts';
import type { Instant } from '../dates/instant.ts';
import type { TimeZone } from '../dates/local-date.ts';
import type { Program } from '../programs/program.ts';
import type { PlannedTouchpoint } from '../timetables/timetable.ts';
import { statedMoment } from '../timetables/touchpoint-dates.ts';
import type { Goal } from './goal.ts';

/** From when on a participant can write down a goal; undefined: from the beginning, or the program has none. */
export function statedFrom(program: Program, cohort: Cohort, zone: TimeZone): Moment | undefined {
  const rule = program.goal?.statedFrom;
  const hours = workingHours(program, cohort);
  return rule && statedMoment(rule, hours.from, cohort, hours, zone);
}

/**
 * The wave at which the goal can be reviewed now: the newest that has opened, if the goal is from before it. What
 * was said at earlier waves stays as it was said then.
 */
export function waveToReview(
  program: Program,
  plans: readonly PlannedTouchpoint[],
  goal: Goal,
  now: Instant,
): PlannedTouchpoint | undefined {
  const newest = wavesOf(program, plans).findLast(({ opens }) => opens.at <= now);
  return newest && goal.statedAt < newest.opens.at ? newest : undefined;
}

/** The waves at which the program looks at goals again, in the order of their openings. */
export const wavesOf = (program: Program, plans: readonly PlannedTouchpoint[]): PlannedTouchpoint[] =>
  plans
    .filter(({ touchpoint }) => program.goal?.reviewedAt.includes(touchpoint.id))
    .toSorted((a, b) => (a.opens.at < b.opens.at ? -1 : 1));
