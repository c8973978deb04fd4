import { readToken } from '../../domain/links/link-access.ts';
import { readLinkAddress } from '../../domain/links/link-address.ts';
import type { Route } from '../middleware/endpoint.ts';
import type { HttpEvent, HttpResult } from '../middleware/gateway.ts';
import type { HttpFunction } from '../middleware/http.ts';
import { withSecurityHeaders } from '../middleware/security-headers.ts';
import { PAGE_HEADERS } from '../page-answer.ts';
import { messagePage } from './pages/message-page.ts';
import { unknownLinkPage } from './pages/refused-link-page.ts';

/**
 * The same API as mail programs and browsers meet it: HEAD is GET without the body; an address is read as
 * forgivingly as it can be told for sure, and of its query only the token counts, because gateways add parameters
 * of their own, even twice; and a refusal is a page.
 */
export function forBrowsers(api: HttpFunction, routes: readonly Route[]): HttpFunction {
  const pages = [...new Set(routes.map(({ path }) => path))].filter((path) => !isForPrograms(path));
  return async (event, context) => {
    if (isForPrograms(event.rawPath)) return api(event, context);
    const { method } = event.requestContext.http;
    const isRead = method === 'GET' || method === 'HEAD';
    const address = readLinkAddress(event.rawPath, event.rawQueryString, pages);
    const rawPath = address?.path ?? event.rawPath;
    const rawQueryString = address?.token ? `t=${address.token}` : '';
    const isHidden = address?.token !== undefined && tokenAsPagesSeeIt(event) !== address.token;
    if (isRead && address && (isHidden || (address.token && rawPath !== event.rawPath))) {
      return withSecurityHeaders({
        statusCode: 303,
        headers: { location: `${rawPath}?${rawQueryString}` },
        body: '',
      });
    }
    const http = { method: method === 'HEAD' ? 'GET' : method };
    const sent = { ...event, rawPath, rawQueryString, requestContext: { ...event.requestContext, http } };
    const shown = asPage(await api(sent, context));
    return method === 'HEAD' ? { ...shown, body: '' } : shown;
  };
}

const isForPrograms = (path: string): boolean => path.startsWith('/api/');

/** Pages take the token out of the address bar, where they find it under its name. */
const tokenAsPagesSeeIt = ({ rawQueryString }: HttpEvent): string | undefined =>
  readToken(new URLSearchParams(rawQueryString).get('t') ?? '');

function asPage(result: HttpResult): HttpResult {
  if (result.headers['content-type'] !== 'application/problem+json') return result;
  const { title, status } = JSON.parse(result.body) as { title: string; status: number };
  const words = [title, 'Please go back, or open the link from your mail again.'];
  const page = status === 404 ? unknownLinkPage() : messagePage(undefined, 'That did not work', words);
  return { ...result, headers: { ...result.headers, ...PAGE_HEADERS }, body: page.html };
}
