import * as z from 'zod';
import { endpoint } from '../../middleware/endpoint.ts';
import { tokenOf } from '../link-token.ts';
import { openTouchpoint } from '../open-link.ts';
import { declineSeats } from '../seat-acts.ts';

/** Says that one does not come, and why. Booking stays possible while the window is open. */
export const postApiDecline = endpoint({
  method: 'POST',
  path: '/api/decline',
  body: z.strictObject({ why: z.enum(['not-taking-part', 'none-of-these-times']) }),
  idempotency: 'none',
  handle: async ({ headers, body, now }, { documents }) => {
    const opened = await openTouchpoint(documents, tokenOf(headers), 'focus-group', now);
    const effect = await declineSeats(documents, opened, body.why, now);
    return { status: 200, body: { stage: 'declined', why: body.why }, ...effect };
  },
});
