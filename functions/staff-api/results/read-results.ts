import { cohortResults } from '../../../domain/results/cohort-results.ts';
import { loadCohortRecords } from '../../cohort-records.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import type { StaffContext } from '../context.ts';
import { InCohort } from '../schemas.ts';
import { ResultsAnswer } from './results-answers.ts';
import { resultsView } from './results-view.ts';

/** What a cohort's answers say, who answered, and who is missing. */
export const readResults = endpoint({
  method: 'GET',
  path: '/cohorts/{cohortId}/results',
  summary: 'Read what a cohort’s answers say, and who is missing',
  scope: 'staff/read',
  params: InCohort,
  answers: { 200: ResultsAnswer },
  async handle({ params: { cohortId }, principal, now }, { documents }: StaffContext) {
    const records = await loadCohortRecords(documents, cohortId, now);
    return { status: 200, body: resultsView(await cohortResults(records), principal) };
  },
});
