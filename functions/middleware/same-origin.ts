import type { HttpEvent } from './gateway.ts';
import { HttpProblem } from './problem.ts';

/**
 * A browser names the page that sends a change; only our own pages may. Programs and mail providers send no
 * Origin. `ourUrls` are configuration, empty where there are no pages, and never taken from the request (BAD-INPUT
 * L2, L5). A page with `Referrer-Policy: no-referrer` sends its forms with `Origin: null`: `allowsHidden` is for those, where a secret in
 * the form stands for the origin and the browser does not say that it was another site.
 * @throws HttpProblem 403
 */
export function requireOwnOrigin(
  { headers, requestContext }: HttpEvent,
  ourUrls: readonly string[],
  allowsHidden: boolean,
): void {
  const { origin } = headers;
  const isSafe = ['GET', 'HEAD', 'OPTIONS'].includes(requestContext.http.method);
  if (isSafe || origin === undefined || ourUrls.some((url) => URL.parse(url)?.origin === origin)) return;
  const site = headers['sec-fetch-site'] ?? 'same-origin';
  if (allowsHidden && origin === 'null' && site === 'same-origin') return;
  throw new HttpProblem(403, 'foreign-origin', 'Another site may not do this.');
}
