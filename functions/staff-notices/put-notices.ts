import type { Cohort } from '../../domain/cohorts/cohort.ts';
import { addressedAnew } from '../../domain/cohorts/cohort-settings.ts';
import type { Instant } from '../../domain/dates/instant.ts';
import {
  lookedAtAgain,
  newNotices,
  noticesKey,
  type StaffNotices,
} from '../../domain/notices/staff-notice.ts';
import type { Program } from '../../domain/programs/program.ts';
import type { Documents, Put } from '../../platform/ports.ts';

/** Writes the notices of a cohort, due for a look when they say. */
export const putNotices = (notices: StaffNotices, expectedVersion: number): Put => ({
  key: noticesKey(notices.cohortId),
  doc: notices,
  expectedVersion,
  dueAt: notices.dueAt,
});

/**
 * The notices of a cohort whose dates have moved, or which was `before` another about whom they go to; made where the
 * cohort is older than notices are.
 */
export async function putNoticesAgain(
  documents: Documents,
  program: Program,
  cohort: Cohort,
  now: Instant,
  before: Cohort = cohort,
): Promise<Put> {
  const stored = await documents.get<StaffNotices>(noticesKey(cohort.id));
  if (!stored) return putNotices(newNotices(program, cohort, now), 0);
  const notices = addressedAnew(stored.doc, before, cohort);
  return putNotices(lookedAtAgain(program, cohort, notices, now), stored.version);
}
