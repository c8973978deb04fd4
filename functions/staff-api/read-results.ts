import { cohortResults } from '../../domain/results/cohort-results.ts';
import { loadCohortRecords } from '../cohort-records.ts';
import { endpoint } from '../middleware/endpoint.ts';
import type { StaffContext } from './context.ts';
import { resultsView } from './results-view.ts';
import { InCohort } from './schemas.ts';

/** What a cohort's answers say, who answered, and who is missing. */
export const readResults = endpoint({
  method: 'GET',
  path: '/cohorts/{cohortId}/results',
  scope: 'staff/read',
  params: InCohort,
  async handle({ params: { cohortId }, principal, now }, { documents }: StaffContext) {
    const records = await loadCohortRecords(documents, cohortId, now);
    return { status: 200, body: resultsView(await cohortResults(records), principal) };
  },
});
