import * as z from 'zod';
import { Slug } from '../../../domain/programs/program.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { currentProgram, type StaffContext } from '../context.ts';
import { ProgramAnswer } from './program-answers.ts';
import { programView } from './program-view.ts';

/** One program in its current version. */
export const readProgram = endpoint({
  method: 'GET',
  path: '/programs/{programId}',
  summary: 'Read a program',
  scope: 'staff/read',
  params: z.strictObject({ programId: Slug }),
  answers: { 200: ProgramAnswer },
  async handle({ params }, context: StaffContext) {
    return { status: 200, body: programView(currentProgram(context, params.programId)) };
  },
});
