import * as z from 'zod';
import { FocusGroupId } from '../../../domain/id.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { tokenOf } from '../link-token.ts';
import { openTouchpoint } from '../open-link.ts';
import { bookSeat } from '../seat-acts.ts';

/** Books a seat, or accepts one. Repeating it is harmless: the second time says `already-booked`, with the seat there is. */
export const postApiSeat = endpoint({
  method: 'POST',
  path: '/api/seat',
  body: z.strictObject({ focusGroupId: FocusGroupId }),
  idempotency: 'none',
  handle: async ({ headers, body, now }, { documents }) => {
    const opened = await openTouchpoint(documents, tokenOf(headers), 'focus-group', now);
    const { seat, effect } = await bookSeat(documents, opened, body.focusGroupId, now);
    return { status: 201, body: { stage: 'booked', seat }, version: seat.number, ...effect };
  },
});
