import type { Cohort } from '../../domain/cohorts/cohort.ts';
import type { Instant } from '../../domain/dates/instant.ts';
import { VersionConflict } from '../../domain/errors.ts';
import { newNotices, noticesKey } from '../../domain/notices/staff-notice.ts';
import type { Documents, Ports } from '../../platform/ports.ts';
import { everyDocument } from '../every-document.ts';
import { report } from '../middleware/report.ts';
import { COHORTS, loadProgram } from '../records.ts';
import { putNotices } from './put-notices.ts';

/**
 * Gives notices to every cohort that is older than notices are; asked once a process, because cohorts have been made with
 * theirs ever since. Never fails: what could not be made is made by the next process, and the log says so.
 */
export async function makeMissingNotices({
  documents,
  clock,
}: Pick<Ports, 'documents' | 'clock'>): Promise<void> {
  try {
    for await (const cohort of everyDocument<Cohort>(documents, COHORTS)) {
      await makeIfMissing(documents, cohort, clock.now()).catch((error: unknown) =>
        report(error, { in: 'notices', record: noticesKey(cohort.id) }),
      );
    }
  } catch (error) {
    report(error, { in: 'notices' });
  }
}

async function makeIfMissing(documents: Documents, cohort: Cohort, now: Instant): Promise<void> {
  if (await documents.get(noticesKey(cohort.id))) return;
  const { program } = await loadProgram(documents, cohort);
  try {
    await documents.write([putNotices(newNotices(program, cohort, now), 0)]);
  } catch (error) {
    // Made meanwhile.
    if (!(error instanceof VersionConflict)) throw error;
  }
}
