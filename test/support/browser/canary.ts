import { tokensOf } from '../reading/mail-links.ts';
import type { Site } from '../scenes/site.ts';
import type { Visitor } from './visitor.ts';

/** A form that comes back with its faults must carry its token on; nothing else of a refusal may. */
const HIDDEN_FIELD = /<input type="hidden"[^>]*>/g;

/**
 * Where the secrets of mailed links have got to besides the mail and the page: the log, the body of a refusal, a
 * referrer, the address bar once a page is loaded. Expected to be empty, and names no token.
 */
export function leaks(
  site: Pick<Site, 'mails' | 'output' | 'exchanges'>,
  visitors: readonly Visitor[],
): string[] {
  const tokens = tokensOf(site.mails());
  const has = (text = '') => tokens.some((token) => text.includes(token));
  const found: string[] = [];
  if (has(site.output.text())) found.push('the log');
  for (const { event, result } of site.exchanges) {
    const where = `${event.requestContext.http.method} ${event.rawPath}`;
    if (has(event.headers.referer)) found.push(`the Referer of ${where}`);
    if (result.statusCode >= 400 && has(result.body.replaceAll(HIDDEN_FIELD, ''))) {
      found.push(`the answer ${result.statusCode} to ${where}`);
    }
    if (has(result.headers.location)) found.push(`the redirect of ${where}`);
  }
  for (const { address, referrer } of visitors.flatMap(({ seen }) => seen)) {
    if (has(referrer)) found.push(`the referrer of ${new URL(address).pathname}`);
    if (has(address)) found.push(`the address bar of ${new URL(address).pathname}`);
  }
  return found;
}
