import type { Cohort } from '../cohorts/cohort.ts';
import { earlierOf, type Instant, laterOf, plusSeconds } from '../dates/instant.ts';
import { MOST_EXTENSION_DAYS } from '../participants/extension.ts';
import type { Program } from '../programs/program.ts';
import { cohortTimetable } from '../timetables/timetable.ts';
import { SOON_S } from './cohort-attention.ts';

/** Between which instants something of a cohort can need a person, more time for single people included. */
export function noticeYear(program: Program, cohort: Cohort): { from: Instant; until: Instant } {
  const plans = cohortTimetable(program, cohort);
  const first = plans.map(({ opens }) => opens.at).reduce(earlierOf);
  const last = plans.map(({ closes }) => closes.at).reduce(laterOf);
  // Missing sessions are worth a word that long before the booking opens; nothing else is, before anything opens.
  return { from: plusSeconds(first, -SOON_S), until: plusSeconds(last, MOST_EXTENSION_DAYS * 86_400) };
}
