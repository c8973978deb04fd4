import * as z from 'zod';
import { FocusGroupId } from '../../../domain/id.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { tokenOf } from '../link-token.ts';
import { openTouchpoint } from '../open-link.ts';
import { leaveLine } from '../seat-acts.ts';

/** Waits no longer, or lets the offered seat go; repeating it changes nothing. */
export const deleteApiWaiting = endpoint({
  method: 'DELETE',
  path: '/api/waiting',
  query: z.strictObject({ focusGroupId: FocusGroupId }),
  handle: async ({ headers, query, now }, { documents }) => {
    const opened = await openTouchpoint(documents, tokenOf(headers), 'focus-group', now);
    const effect = await leaveLine(documents, opened, query.focusGroupId, now);
    return { status: 200, body: { left: query.focusGroupId }, ...effect };
  },
});
