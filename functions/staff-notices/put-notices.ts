import type { Cohort } from '../../domain/cohort.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Program } from '../../domain/program.ts';
import { lookedAtAgain, newNotices, noticesKey, type StaffNotices } from '../../domain/staff-notice.ts';
import type { Documents, Put } from '../../platform/ports.ts';

/** Writes the notices of a cohort, due for a look when they say. */
export const putNotices = (notices: StaffNotices, expectedVersion: number): Put => ({
  key: noticesKey(notices.cohortId),
  doc: notices,
  expectedVersion,
  dueAt: notices.dueAt,
});

/** The notices of a cohort whose dates have moved; made where the cohort is older than notices are. */
export async function putNoticesAgain(
  documents: Documents,
  program: Program,
  cohort: Cohort,
  now: Instant,
): Promise<Put> {
  const stored = await documents.get<StaffNotices>(noticesKey(cohort.id));
  return stored
    ? putNotices(lookedAtAgain(program, cohort, stored.doc, now), stored.version)
    : putNotices(newNotices(program, cohort, now), 0);
}
