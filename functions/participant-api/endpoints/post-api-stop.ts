import { endpoint } from '../../middleware/endpoint.ts';
import { StoppedAnswer } from '../answers.ts';
import { tokenOf } from '../link-token.ts';
import { openLink } from '../open-link.ts';
import { stopWrites } from '../stop-writes.ts';

/** Stops mail; again is the same. */
export const postApiStop = endpoint({
  method: 'POST',
  path: '/api/stop',
  summary: 'Stop mail',
  idempotency: 'none',
  answers: { 200: StoppedAnswer },
  handle: async ({ headers, now }, { documents }) => {
    const opened = await openLink(documents, tokenOf(headers), 'stop', now);
    return { status: 200, body: { mail: 'stopped' }, ...stopWrites(opened, now) };
  },
});
