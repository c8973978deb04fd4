import { type Cohort, wantsNotices } from '../../../domain/cohorts/cohort.ts';
import { seesIdentities, type Viewer } from '../viewer.ts';

/** A cohort; `replanning` while a change still has to reach every participant. */
export function cohortView({ dueAt, contactPerson, ...cohort }: Cohort, viewer: Viewer) {
  const shown = { ...cohort, notices: wantsNotices(cohort), replanning: dueAt !== undefined };
  return seesIdentities(viewer) ? { ...shown, contactPerson } : shown;
}
