import { endpoint } from '../middleware/endpoint.ts';
import { MeAnswer } from './answers.ts';
import type { StaffContext } from './context.ts';

/** Who asks, as their token says it, and what they may do: a client offers nothing else. */
export const readMe = endpoint({
  method: 'GET',
  path: '/me',
  summary: 'Read who you are here, and what you may do',
  scope: 'staff/read',
  answers: { 200: MeAnswer },
  async handle({ principal: { roles = [], scopes, email } }, _: StaffContext) {
    return { status: 200, body: { roles, scopes, ...(email === undefined ? {} : { email }) } };
  },
});
