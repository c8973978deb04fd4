import * as z from 'zod';
import { FocusGroupId } from '../../../domain/id.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { tokenOf } from '../link-token.ts';
import { openTouchpoint } from '../open-link.ts';
import { joinLine } from '../seat-acts.ts';

/** Waits for a seat in a full session; repeating it changes nothing. */
export const postApiWaiting = endpoint({
  method: 'POST',
  path: '/api/waiting',
  body: z.strictObject({ focusGroupId: FocusGroupId }),
  idempotency: 'none',
  handle: async ({ headers, body, now }, { documents }) => {
    const opened = await openTouchpoint(documents, tokenOf(headers), 'focus-group', now);
    const effect = await joinLine(documents, opened, body.focusGroupId, now);
    return { status: 200, body: { waiting: body.focusGroupId }, ...effect };
  },
});
