import type { HttpEvent } from './gateway.ts';
import { HttpProblem } from './problem.ts';

/**
 * A browser names the page that sends a change; only our own pages may. Programs and mail providers send no
 * Origin. `ourUrl` is configuration, never taken from the request (BAD-INPUT L2, L5).
 * @throws HttpProblem 403
 */
export function requireOwnOrigin({ headers, requestContext }: HttpEvent, ourUrl: string): void {
  const { origin } = headers;
  const isSafe = ['GET', 'HEAD', 'OPTIONS'].includes(requestContext.http.method);
  if (isSafe || origin === undefined || origin === new URL(ourUrl).origin) return;
  throw new HttpProblem(403, 'foreign-origin', 'Another site may not do this.');
}
