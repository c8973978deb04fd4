import type { Participant } from '../../domain/participant.ts';
import { endpoint } from '../middleware/endpoint.ts';
import { loadCohort, participantsOf } from '../records.ts';
import type { StaffContext } from './context.ts';
import { InCohort, PageQuery } from './schemas.ts';
import { pageView, participantView } from './views.ts';

/** A cohort's participants in the order of their enrollment. */
export const listParticipants = endpoint({
  method: 'GET',
  path: '/cohorts/{cohortId}/participants',
  scope: 'staff/read',
  params: InCohort,
  query: PageQuery,
  async handle({ params: { cohortId }, query }, { documents }: StaffContext) {
    await loadCohort(documents, cohortId);
    const page = await documents.list<Participant>(participantsOf(cohortId), query.limit, query.cursor);
    return { status: 200, body: pageView(page, participantView) };
  },
});
