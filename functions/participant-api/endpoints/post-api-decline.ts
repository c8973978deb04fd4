import * as z from 'zod';
import { endpoint } from '../../middleware/endpoint.ts';
import { DeclinedAnswer } from '../answers.ts';
import { tokenOf } from '../link-token.ts';
import { openTouchpoint } from '../open-link.ts';
import { declineSeats } from '../seat-acts.ts';

/** Says that one does not come, and why. Booking stays possible while the window is open. */
export const postApiDecline = endpoint({
  method: 'POST',
  path: '/api/decline',
  summary: 'Decline to take part in a focus group',
  body: z.strictObject({ why: z.enum(['not-taking-part', 'none-of-these-times']) }),
  idempotency: 'none',
  example: { why: 'none-of-these-times' },
  answers: { 200: DeclinedAnswer },
  handle: async ({ headers, body, now }, { documents }) => {
    const opened = await openTouchpoint(documents, tokenOf(headers), 'focus-group', now);
    const effect = await declineSeats(documents, opened, body.why, now);
    return { status: 200, body: { stage: 'declined', why: body.why }, ...effect };
  },
});
