import { DATA_FILES } from '../../domain/files/data-files.ts';
import { endpoint } from '../middleware/endpoint.ts';
import { loadCohort } from '../records.ts';
import type { StaffContext } from './context.ts';
import { mayReadFreeText, maySeeIdentities } from './file-reader.ts';
import { InCohort } from './schemas.ts';

/** The files there are of a cohort, and what they hold for this caller. */
export const listFiles = endpoint({
  method: 'GET',
  path: '/cohorts/{cohortId}/files',
  scope: 'staff/read',
  params: InCohort,
  async handle({ params: { cohortId }, principal }, { documents }: StaffContext) {
    await loadCohort(documents, cohortId);
    return {
      status: 200,
      body: {
        items: DATA_FILES.map(({ name, title, about }) => ({ name, title, about })),
        identities: maySeeIdentities(principal),
        freeText: mayReadFreeText(principal),
      },
    };
  },
});
