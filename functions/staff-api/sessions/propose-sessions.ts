import * as z from 'zod';
import { Slug } from '../../../domain/programs/program.ts';
import { GROUP_SIZE, OVER_BOOKING } from '../../../domain/sessions/group-size.ts';
import { proposeSessions as proposed } from '../../../domain/sessions/session-proposal.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { loadCohort, loadProgram } from '../../records.ts';
import { everythingOf } from '../../staff-notices/found-attention.ts';
import type { StaffContext } from '../context.ts';
import { InCohort } from '../schemas.ts';
import { ProposalAnswer } from './proposal-answer.ts';

/** The sessions that a focus group still needs, and how those that are published will do. Changes nothing. */
export const proposeSessions = endpoint({
  method: 'GET',
  path: '/cohorts/{cohortId}/focus-groups/proposal',
  summary: 'Propose focus-group sessions from who is inside their window',
  scope: 'staff/read',
  params: InCohort,
  query: z.strictObject({ touchpoint: Slug }),
  answers: { 200: ProposalAnswer },
  async handle({ params: { cohortId }, query: { touchpoint }, now }, { documents }: StaffContext) {
    const { doc: cohort } = await loadCohort(documents, cohortId);
    const { program } = await loadProgram(documents, cohort);
    const { people, groups } = await everythingOf(documents, cohortId);
    const proposal = proposed(program, cohort, people, groups, touchpoint, now);
    const { timeZone } = cohort;
    return {
      status: 200,
      body: { asOf: now, touchpoint, timeZone, size: GROUP_SIZE, overBooking: OVER_BOOKING, ...proposal },
    };
  },
});
