import { attentionOf, attentionOfCohort } from '../../domain/attention.ts';
import type { Participant } from '../../domain/participant.ts';
import { endpoint } from '../middleware/endpoint.ts';
import { loadCohort, loadProgram, participantsOf } from '../records.ts';
import type { StaffContext } from './context.ts';
import { InCohort, PageQuery } from './schemas.ts';

/**
 * What of a cohort needs a person: about the cohort itself on the first page, then about the participants of each
 * page, in the order of their enrollment. `limit` counts the participants looked at.
 */
export const listAttention = endpoint({
  method: 'GET',
  path: '/cohorts/{cohortId}/attention',
  scope: 'staff/read',
  params: InCohort,
  query: PageQuery,
  async handle({ params: { cohortId }, query, now }, { documents }: StaffContext) {
    const { doc: cohort } = await loadCohort(documents, cohortId);
    const { program } = await loadProgram(documents, cohort.programId, cohort.programVersion);
    const page = await documents.list<Participant>(participantsOf(cohortId), query.limit, query.cursor);
    const about = query.cursor === undefined ? attentionOfCohort(program, cohort, now) : [];
    const items = [...about, ...page.items.flatMap(({ doc }) => attentionOf(doc))];
    return { status: 200, body: { items, ...(page.cursor === undefined ? {} : { cursor: page.cursor }) } };
  },
});
