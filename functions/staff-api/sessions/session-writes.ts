import type { Cohort } from '../../../domain/cohorts/cohort.ts';
import type { ChangedSession } from '../../../domain/sessions/change-session.ts';
import type { FocusGroup } from '../../../domain/sessions/focus-group.ts';
import type { Stored } from '../../../platform/ports.ts';
import type { Answer } from '../../middleware/endpoint.ts';
import { putCohort, putFocusGroup } from '../../records.ts';

/** A session that staff have changed, and its cohort where its list changed, in one transaction; then their people. */
export function sessionWrites(
  cohort: Stored<Cohort>,
  group: Stored<FocusGroup>,
  after: ChangedSession,
): Pick<Answer, 'writes' | 'replan' | 'settle'> {
  if (after.group === group.doc) return {};
  const isReplanned = after.cohort !== cohort.doc;
  return {
    writes: [
      putFocusGroup(after.group, group.version),
      ...(isReplanned ? [putCohort(after.cohort, cohort.version)] : []),
    ],
    ...(isReplanned && { replan: cohort.doc.id }),
    settle: [group.doc.id],
  };
}
