import type { HttpResult } from '../middleware/gateway.ts';
import type { HttpFunction } from '../middleware/http.ts';
import { PAGE_HEADERS } from './page-answer.ts';
import { messagePage } from './pages/message-page.ts';

/**
 * The same API as mail programs and browsers meet it: HEAD is GET without the body; of a page's query only the
 * first token counts, because gateways add parameters of their own, even twice; and a refusal is a page.
 */
export const forBrowsers =
  (api: HttpFunction): HttpFunction =>
  async (event, context) => {
    if (event.rawPath.startsWith('/api/')) return api(event, context);
    const isHead = event.requestContext.http.method === 'HEAD';
    const token = new URLSearchParams(event.rawQueryString).get('t');
    const result = await api(
      {
        ...event,
        rawQueryString: token === null ? '' : new URLSearchParams({ t: token }).toString(),
        requestContext: isHead ? { ...event.requestContext, http: { method: 'GET' } } : event.requestContext,
      },
      context,
    );
    const shown = asPage(result);
    return isHead ? { ...shown, body: '' } : shown;
  };

function asPage(result: HttpResult): HttpResult {
  if (result.headers['content-type'] !== 'application/problem+json') return result;
  const { title } = JSON.parse(result.body) as { title: string };
  const words = [title, 'Please go back, or open the link from your mail again.'];
  return {
    ...result,
    headers: { ...result.headers, ...PAGE_HEADERS },
    body: messagePage(undefined, 'That did not work', words).html,
  };
}
