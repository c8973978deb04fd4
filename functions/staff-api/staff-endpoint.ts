import type { Endpoint } from '../middleware/endpoint.ts';
import type { StaffContext } from './context.ts';

/** Reading, or changing: a token has one scope, or both. */
export type StaffScope = 'staff/read' | 'staff/write';

/** A route of the staff API. The gateway checks its scope, and the function again. */
export interface StaffEndpoint extends Endpoint<StaffContext> {
  scope: StaffScope;
}
