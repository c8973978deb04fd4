import type { Cohort } from '../../../domain/cohorts/cohort.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { COHORTS } from '../../records.ts';
import type { StaffContext } from '../context.ts';
import { PageQuery, pageOf, pageView } from '../page.ts';
import { CohortAnswer } from './cohort-answers.ts';
import { cohortView } from './cohort-view.ts';

/** Cohorts in the order in which they were made. */
export const listCohorts = endpoint({
  method: 'GET',
  path: '/cohorts',
  summary: 'List cohorts',
  scope: 'staff/read',
  query: PageQuery,
  answers: { 200: pageOf(CohortAnswer) },
  async handle({ query, principal }, { documents }: StaffContext) {
    const page = await documents.list<Cohort>(COHORTS, query.limit, query.cursor);
    return { status: 200, body: pageView(page, (cohort) => cohortView(cohort, principal)) };
  },
});
