import type { Participant } from '../../../domain/participants/participant.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { loadCohort, participantsOf } from '../../records.ts';
import type { StaffContext } from '../context.ts';
import { PageQuery, pageOf, pageView } from '../page.ts';
import { InCohort } from '../schemas.ts';
import { ParticipantAnswer } from './participant-answers.ts';
import { participantView } from './participant-view.ts';

/** A cohort's participants in the order of their enrollment. */
export const listParticipants = endpoint({
  method: 'GET',
  path: '/cohorts/{cohortId}/participants',
  summary: 'List a cohort’s participants',
  scope: 'staff/read',
  params: InCohort,
  query: PageQuery,
  answers: { 200: pageOf(ParticipantAnswer) },
  async handle({ params: { cohortId }, query, principal, now }, { documents }: StaffContext) {
    await loadCohort(documents, cohortId);
    const page = await documents.list<Participant>(participantsOf(cohortId), query.limit, query.cursor);
    return { status: 200, body: pageView(page, (one) => participantView(one, principal, now)) };
  },
});
