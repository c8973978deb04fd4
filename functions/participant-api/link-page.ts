import type { Instant } from '../../domain/dates/instant.ts';
import type { Ports } from '../../platform/ports.ts';
import { type Answer, endpoint } from '../middleware/endpoint.ts';
import { LinkQuery } from './link-query.ts';
import { orRefusal } from './or-refusal.ts';

/** The endpoint of what a link opens when it is followed; where it cannot be used, the answer is a page that says so. */
export const linkPage = (
  path: string,
  open: (token: string, now: Instant, ports: Ports) => Promise<Answer>,
) =>
  endpoint({
    method: 'GET',
    path,
    query: LinkQuery,
    handle: ({ query, now }, ports: Ports) =>
      orRefusal(ports.documents, query.t, () => open(query.t, now, ports)),
  });
