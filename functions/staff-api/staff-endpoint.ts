import type { Endpoint } from '../middleware/endpoint.ts';
import type { StaffContext } from './context.ts';
import type { StaffScope } from './roles.ts';

/** A route of the staff API. The gateway checks its scope, and the function again. */
export interface StaffEndpoint extends Endpoint<StaffContext> {
  scope: StaffScope;
}
