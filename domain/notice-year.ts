import type { Cohort } from './cohort.ts';
import { MOST_EXTENSION_DAYS } from './extension.ts';
import { earlierOf, type Instant, laterOf, plusSeconds } from './instant.ts';
import type { Program } from './program.ts';
import { timetable } from './timetable.ts';

const DAY_S = 86_400;

/** Missing sessions are worth a word this long before the booking opens; nothing else is, before anything opens. */
const BEFORE_S = 28 * DAY_S;

const BEFORE_EVERYTHING = '1970-01-01T00:00:00.000Z' as Instant;

/** Between which instants something of a cohort can need a person, more time for single people included. */
export function noticeYear(program: Program, cohort: Cohort): { from: Instant; until: Instant } {
  const plans = timetable(program, cohort, { timeZone: cohort.timeZone, enrolledAt: BEFORE_EVERYTHING });
  const first = plans.map(({ opens }) => opens.at).reduce(earlierOf);
  const last = plans.map(({ closes }) => closes.at).reduce(laterOf);
  return { from: plusSeconds(first, -BEFORE_S), until: plusSeconds(last, MOST_EXTENSION_DAYS * DAY_S) };
}
