import { attentionOf } from '../../../domain/notices/attention.ts';
import type { Participant } from '../../../domain/participants/participant.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { loadCohort, loadProgram, participantsOf } from '../../records.ts';
import { aboutTheCohort, everythingOf } from '../../staff-notices/found-attention.ts';
import type { StaffContext } from '../context.ts';
import { PageQuery, pageOf } from '../page.ts';
import { attentionView } from '../participants/participant-view.ts';
import { InCohort } from '../schemas.ts';
import { AttentionAnswer } from './attention-answer.ts';

/**
 * What of a cohort needs a person: about the cohort itself on the first page, then about the participants of each
 * page, in the order of their enrollment. `limit` counts the participants looked at.
 */
export const listAttention = endpoint({
  method: 'GET',
  path: '/cohorts/{cohortId}/attention',
  summary: 'List what of a cohort needs a person',
  scope: 'staff/read',
  params: InCohort,
  query: PageQuery,
  answers: { 200: pageOf(AttentionAnswer) },
  async handle({ params: { cohortId }, query, now, principal }, { documents }: StaffContext) {
    const { doc: cohort } = await loadCohort(documents, cohortId);
    const { program } = await loadProgram(documents, cohort);
    const page = await documents.list<Participant>(participantsOf(cohortId), query.limit, query.cursor);
    const about =
      query.cursor === undefined
        ? await aboutTheCohort(documents, program, cohort, await everythingOf(documents, cohortId), now)
        : [];
    const found = [...about, ...page.items.flatMap(({ doc }) => attentionOf(program, cohort, doc, now))];
    const items = found.map((one) => attentionView(one, principal));
    return { status: 200, body: { items, cursor: page.cursor } };
  },
});
