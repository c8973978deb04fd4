import { endpoint } from '../middleware/endpoint.ts';
import type { StaffContext } from './context.ts';
import { programSummary } from './views.ts';

/** Every program a cohort can start with. */
export const listPrograms = endpoint({
  method: 'GET',
  path: '/programs',
  scope: 'staff/read',
  async handle(_, { programs }: StaffContext) {
    return { status: 200, body: { items: programs.map(programSummary) } };
  },
});
