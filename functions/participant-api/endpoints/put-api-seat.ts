import * as z from 'zod';
import { FocusGroupId } from '../../../domain/id.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { tokenOf } from '../link-token.ts';
import { openTouchpoint } from '../open-link.ts';
import { moveSeat } from '../seat-acts.ts';
import { requireSeat } from '../seat-version.ts';

/** Moves to another session; the seat there is stays when that one is full. With If-Match: only from that seat. */
export const putApiSeat = endpoint({
  method: 'PUT',
  path: '/api/seat',
  body: z.strictObject({ focusGroupId: FocusGroupId }),
  handle: async (request, { documents }) => {
    const { headers, body, now } = request;
    const opened = await openTouchpoint(documents, tokenOf(headers), 'focus-group', now);
    requireSeat(request, opened.at);
    const { seat, effect } = await moveSeat(documents, opened, body.focusGroupId, now);
    return { status: 200, body: { stage: 'booked', seat }, version: seat.number, ...effect };
  },
});
