import { endpoint } from '../../middleware/endpoint.ts';
import type { StaffContext } from '../context.ts';
import { pageOf } from '../page.ts';
import { ProgramSummary } from './program-answers.ts';
import { programSummary } from './program-view.ts';

/** Every program a cohort can start with. */
export const listPrograms = endpoint({
  method: 'GET',
  path: '/programs',
  summary: 'List the programs a cohort can start with',
  scope: 'staff/read',
  answers: { 200: pageOf(ProgramSummary) },
  async handle(_, { programs }: StaffContext) {
    return { status: 200, body: { items: programs.map(programSummary) } };
  },
});
