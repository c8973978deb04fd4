import { cancelSession } from '../../../domain/sessions/change-session.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { loadCohort, loadFocusGroup } from '../../records.ts';
import type { StaffContext } from '../context.ts';
import { OfFocusGroup } from '../schemas.ts';
import { FocusGroupAnswer } from './focus-group-answers.ts';
import { focusGroupView } from './focus-group-view.ts';
import { sessionWrites } from './session-writes.ts';

/** Calls a session off. Everybody with a seat is told once and may choose another; again, it changes nothing. */
export const cancelFocusGroup = endpoint({
  method: 'POST',
  path: '/cohorts/{cohortId}/focus-groups/{focusGroupId}/cancellation',
  summary: 'Call a session off',
  scope: 'staff/write',
  params: OfFocusGroup,
  answers: { 200: FocusGroupAnswer },
  async handle({ params: { cohortId, focusGroupId }, now, principal }, { documents }: StaffContext) {
    const cohort = await loadCohort(documents, cohortId);
    const group = await loadFocusGroup(documents, focusGroupId, cohortId);
    const after = cancelSession(cohort.doc, group.doc, now);
    const body = focusGroupView(after.group, principal);
    return { status: 200, body, ...sessionWrites(cohort, group, after) };
  },
});
