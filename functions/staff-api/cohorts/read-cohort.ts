import { endpoint } from '../../middleware/endpoint.ts';
import { loadCohort } from '../../records.ts';
import type { StaffContext } from '../context.ts';
import { InCohort } from '../schemas.ts';
import { CohortAnswer } from './cohort-answers.ts';
import { cohortView } from './cohort-view.ts';

/** One cohort; its ETag is what changing it asks for. */
export const readCohort = endpoint({
  method: 'GET',
  path: '/cohorts/{cohortId}',
  summary: 'Read a cohort',
  scope: 'staff/read',
  params: InCohort,
  answers: { 200: CohortAnswer },
  async handle({ params, principal }, { documents }: StaffContext) {
    const { doc, version } = await loadCohort(documents, params.cohortId);
    return { status: 200, body: cohortView(doc, principal), version };
  },
});
