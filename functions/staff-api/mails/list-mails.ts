import { programMails } from '../../../domain/programs/program-mails.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { loadCohort, loadProgram } from '../../records.ts';
import type { StaffContext } from '../context.ts';
import { InCohort } from '../schemas.ts';
import { ProgramMailsAnswer } from './mail-answers.ts';

/** Every mail that a cohort's program has, by what it is about. */
export const listMails = endpoint({
  method: 'GET',
  path: '/cohorts/{cohortId}/mails',
  summary: 'List the mails of a cohort’s program',
  scope: 'staff/read',
  params: InCohort,
  answers: { 200: ProgramMailsAnswer },
  async handle({ params: { cohortId } }, { documents }: StaffContext) {
    const { doc } = await loadCohort(documents, cohortId);
    const { program } = await loadProgram(documents, doc);
    return { status: 200, body: { items: programMails(program) } };
  },
});
