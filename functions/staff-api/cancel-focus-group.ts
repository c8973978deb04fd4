import { cancelSession } from '../../domain/change-session.ts';
import { endpoint } from '../middleware/endpoint.ts';
import { loadCohort, loadFocusGroup } from '../records.ts';
import type { StaffContext } from './context.ts';
import { OfFocusGroup } from './schemas.ts';
import { sessionWrites } from './session-writes.ts';
import { focusGroupView } from './views.ts';

/** Calls a session off. Everybody with a seat is told once and may choose another; again, it changes nothing. */
export const cancelFocusGroup = endpoint({
  method: 'POST',
  path: '/cohorts/{cohortId}/focus-groups/{focusGroupId}/cancellation',
  scope: 'staff/write',
  params: OfFocusGroup,
  async handle({ params: { cohortId, focusGroupId }, now }, { documents }: StaffContext) {
    const cohort = await loadCohort(documents, cohortId);
    const group = await loadFocusGroup(documents, focusGroupId, cohortId);
    const after = cancelSession(cohort.doc, group.doc, now);
    return { status: 200, body: focusGroupView(after.group), ...sessionWrites(cohort, group, after) };
  },
});
