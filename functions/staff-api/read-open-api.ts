import { NotFound } from '../../domain/errors.ts';
import { endpoint } from '../middleware/endpoint.ts';
import type { StaffContext } from './context.ts';

/** The description of both APIs, as it was checked in with this version. */
export const readOpenApi = endpoint({
  method: 'GET',
  path: '/openapi.json',
  scope: 'staff/read',
  async handle(_, { openApi }: StaffContext) {
    if (openApi === undefined) throw new NotFound('description');
    return { status: 200, body: openApi, headers: { 'content-type': 'application/json' } };
  },
});
