import { DATA_FILES } from '../../../domain/files/data-files.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { loadCohort } from '../../records.ts';
import type { StaffContext } from '../context.ts';
import { InCohort } from '../schemas.ts';
import { rightsOf } from '../viewer.ts';
import { FilesAnswer } from './results-answers.ts';

/** The files there are of a cohort, and what they hold for this caller. */
export const listFiles = endpoint({
  method: 'GET',
  path: '/cohorts/{cohortId}/files',
  summary: 'List the files that there are of a cohort',
  scope: 'staff/results',
  params: InCohort,
  answers: { 200: FilesAnswer },
  async handle({ params: { cohortId }, principal }, { documents }: StaffContext) {
    await loadCohort(documents, cohortId);
    return {
      status: 200,
      body: {
        items: DATA_FILES.map(({ name, title, about }) => ({ name, title, about })),
        ...rightsOf(principal),
      },
    };
  },
});
