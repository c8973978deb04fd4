import { type HttpFunction, httpFunction } from '../middleware/http.ts';
import { staffPrincipal } from '../middleware/principal.ts';
import type { StaffContext } from './context.ts';
import { routes } from './routes.ts';

/** The whole staff API over any ports. `context` is asked once a request. */
export const staffApi = (context: () => StaffContext): HttpFunction =>
  httpFunction({ endpoints: routes, context, identify: staffPrincipal });
