import { endpoint } from '../../../functions/middleware/endpoint.ts';
import type { Desk } from '../desk.ts';
import { DESK_STYLE } from '../pages/desk-style.ts';

/** The stylesheet of the staff person's pages. */
export const getStyle = endpoint({
  method: 'GET',
  path: '/desk.css',
  handle: async (_, _desk: Desk) => ({
    status: 200,
    body: DESK_STYLE,
    headers: { 'content-type': 'text/css; charset=utf-8' },
  }),
});
