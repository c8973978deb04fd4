import * as z from 'zod';
import { endpoint } from '../middleware/endpoint.ts';
import type { StaffContext } from './context.ts';
import { ROLES, type Role, SCOPES, type StaffScope } from './roles.ts';

/** Without a name: an access token has none. */
export const MeAnswer = z
  .strictObject({
    roles: z.array(z.enum(Object.keys(ROLES) as Role[])),
    scopes: z.array(z.enum(Object.keys(SCOPES) as StaffScope[])),
    email: z.string().optional(),
  })
  .meta({ id: 'Me' });

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
