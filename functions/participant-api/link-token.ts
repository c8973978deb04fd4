import type { Request } from '../middleware/endpoint.ts';

/** The token of a JSON request: in a header of its own, so that it is in no address and no log. */
export const tokenOf = (headers: Request<never, never, never>['headers']): string =>
  headers['link-token'] ?? '';
