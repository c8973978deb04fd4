import * as z from 'zod';
import type { Instant } from '../dates/instant.ts';
import { LocalDate, TimeZone } from '../dates/local-date.ts';
import type { CohortId } from '../id.ts';
import { type ProgramVersion, Slug } from '../programs/program.ts';
import { oneLine } from '../text.ts';
import { type Anchors, type Cohort, ContactPerson } from './cohort.ts';
import { checkedAnchors, holidaysAround, type PublicHolidays } from './cohort-dates.ts';

/** Dates by anchor name, as they arrive: which names are right depends on the program. */
export const AnchorDates: z.ZodType<Anchors> = z.record(z.string(), LocalDate);

/** What staff say about a new cohort. */
export const NewCohort = z.strictObject({
  programId: Slug,
  title: oneLine(120),
  timeZone: TimeZone.optional(),
  anchors: AnchorDates,
  contactPerson: ContactPerson,
});
export type NewCohort = z.infer<typeof NewCohort>;

/** A cohort with the program pinned to this version and its holidays listed. @throws Invalid for the anchors */
export function startedCohort(
  { program, version }: ProgramVersion,
  { title, timeZone = program.timeZone, anchors, contactPerson }: NewCohort,
  publicHolidays: PublicHolidays,
  id: CohortId,
  now: Instant,
): Cohort {
  checkedAnchors(program, anchors, now);
  return {
    id,
    programId: program.id,
    programVersion: version,
    title,
    timeZone,
    anchors,
    contactPerson,
    holidays: holidaysAround(program, anchors, publicHolidays),
    sessions: [],
    createdAt: now,
  };
}

/** The cohort on other dates, marked until every participant's plan follows. @throws Invalid for the anchors */
export function movedCohort(
  { program }: ProgramVersion,
  cohort: Cohort,
  anchors: Anchors,
  publicHolidays: PublicHolidays,
  now: Instant,
): Cohort {
  checkedAnchors(program, anchors, now);
  const holidays = holidaysAround(program, anchors, publicHolidays, cohort.holidays);
  return { ...cohort, anchors, holidays, dueAt: now };
}
