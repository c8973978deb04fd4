import * as z from 'zod';
import { NotFound } from '../../../domain/errors.ts';
import { FocusGroupId } from '../../../domain/id.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { tokenOf } from '../link-token.ts';
import { openTouchpoint } from '../open-link.ts';
import { cancelSeat } from '../seat-acts.ts';
import { requireSeat } from '../seat-version.ts';

/** Gives the seat back; doing it again answers the same. The query may say which one: it has to be one's own. */
export const deleteApiSeat = endpoint({
  method: 'DELETE',
  path: '/api/seat',
  query: z.strictObject({ focusGroupId: FocusGroupId.optional() }),
  handle: async (request, { documents }) => {
    const { headers, query, now } = request;
    const opened = await openTouchpoint(documents, tokenOf(headers), 'focus-group', now);
    requireSeat(request, opened.at);
    const { cancelled, effect } = await cancelSeat(documents, opened, now);
    if (query.focusGroupId !== undefined && query.focusGroupId !== cancelled.focusGroupId) {
      throw new NotFound('booking');
    }
    return { status: 200, body: { stage: 'open', cancelled }, ...effect };
  },
});
