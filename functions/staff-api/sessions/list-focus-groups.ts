import type { FocusGroup } from '../../../domain/sessions/focus-group.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { focusGroupsOf, loadCohort } from '../../records.ts';
import type { StaffContext } from '../context.ts';
import { PageQuery, pageOf, pageView } from '../page.ts';
import { InCohort } from '../schemas.ts';
import { FocusGroupAnswer } from './focus-group-answers.ts';
import { focusGroupView } from './focus-group-view.ts';

/** A cohort's sessions, earliest first, with the seats that are taken. */
export const listFocusGroups = endpoint({
  method: 'GET',
  path: '/cohorts/{cohortId}/focus-groups',
  summary: 'List a cohort’s sessions with their seats',
  scope: 'staff/read',
  params: InCohort,
  query: PageQuery,
  answers: { 200: pageOf(FocusGroupAnswer) },
  async handle({ params: { cohortId }, query, principal }, { documents }: StaffContext) {
    await loadCohort(documents, cohortId);
    const page = await documents.list<FocusGroup>(focusGroupsOf(cohortId), query.limit, query.cursor);
    return { status: 200, body: pageView(page, (group) => focusGroupView(group, principal)) };
  },
});
