import * as z from 'zod';
import { NotFound } from '../../../domain/errors.ts';
import type { Participant } from '../../../domain/participants/participant.ts';
import { missing } from '../../../domain/progress/missing.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { loadCohort, loadProgram, participantsOf } from '../../records.ts';
import type { StaffContext } from '../context.ts';
import { PageQuery, pageOf } from '../page.ts';
import { InCohort } from '../schemas.ts';
import { MissingAnswer } from './participant-answers.ts';
import { missingView } from './participant-view.ts';

const OfWave = InCohort.extend({ touchpoint: z.string().max(100) });

/**
 * Who has not done what is open for them, in the order of enrollment, and how far they have been written to. `limit`
 * counts the participants looked at.
 */
export const listMissing = endpoint({
  method: 'GET',
  path: '/cohorts/{cohortId}/missing/{touchpoint}',
  summary: 'List who is missing at a touchpoint',
  scope: 'staff/read',
  params: OfWave,
  query: PageQuery,
  answers: { 200: pageOf(MissingAnswer) },
  async handle(request, { documents }: StaffContext) {
    const { params, query, now, principal } = request;
    const { doc: cohort } = await loadCohort(documents, params.cohortId);
    const { program } = await loadProgram(documents, cohort);
    if (!program.touchpoints.some(({ id }) => id === params.touchpoint)) throw new NotFound('touchpoint');
    const list = participantsOf(params.cohortId);
    const page = await documents.list<Participant>(list, query.limit, query.cursor);
    const found = page.items.flatMap(
      ({ doc }) => missing(program, cohort, doc, params.touchpoint, now) ?? [],
    );
    const items = found.map((one) => missingView(one, principal));
    return { status: 200, body: { items, cursor: page.cursor } };
  },
});
