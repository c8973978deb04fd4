import { endpoint } from '../../middleware/endpoint.ts';
import { FormBody, readForm } from '../../middleware/form-body.ts';
import { HttpProblem } from '../../middleware/problem.ts';
import { pageAnswer } from '../../page-answer.ts';
import { LinkQuery } from '../link-query.ts';
import { openLink } from '../open-link.ts';
import { orRefusal } from '../or-refusal.ts';
import { stopWrites } from '../stop-writes.ts';
import { stoppedFor } from '../stopped-for.ts';

/**
 * Stops mail: from the page's button, whose form has the token, and from a mail program's, which posts
 * `List-Unsubscribe=One-Click` to the link itself (RFC 8058). A link that is merely posted to stops nothing.
 */
export const postStop = endpoint({
  method: 'POST',
  path: '/stop',
  query: LinkQuery,
  body: FormBody,
  bodyAs: 'text',
  idempotency: 'none',
  handle: async ({ query, body, now }, { documents }) => {
    const form = await readForm(body);
    const isOneClick = query.t !== '';
    if (isOneClick && form.get('List-Unsubscribe') !== 'One-Click') {
      throw new HttpProblem(400, 'one-click', 'Send List-Unsubscribe=One-Click.');
    }
    const token = isOneClick ? query.t : (form.get('t') ?? '');
    return orRefusal(documents, token, async () => {
      const opened = await openLink(documents, token, 'stop', now);
      return pageAnswer(200, stoppedFor(opened), stopWrites(opened, now));
    });
  },
});
