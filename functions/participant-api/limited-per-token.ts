import { VersionConflict } from '../../domain/errors.ts';
import { linkKey } from '../../domain/links/link.ts';
import { percentDecoded, readToken } from '../../domain/links/link-access.ts';
import type { Ports } from '../../platform/ports.ts';
import { readForm } from '../middleware/form-body.ts';
import type { HttpEvent } from '../middleware/gateway.ts';
import type { HttpFunction } from '../middleware/http.ts';
import { bodyText } from '../middleware/json-body.ts';
import { HttpProblem, problemAnswer } from '../middleware/problem.ts';
import { withSecurityHeaders } from '../middleware/security-headers.ts';
import { counted } from '../rate.ts';
import { tokenHash } from '../token-hash.ts';

/**
 * What may be sent with one link to one address in a minute. Nobody does by hand; and since 60 in a minute that is
 * not the clock's are at least 30 in one that is, they always meet the limit (BAD-INPUT S22).
 */
const MOST_A_MINUTE = 20;

/** Whoever loses so many races to be counted is not alone with this link. */
const TRIES = 5;

/**
 * The same API, with a limit for each link: one that is misused shuts nobody else out, whatever network they share
 * (BAD-INPUT L10). Only what is sent with a link that exists is counted, one small write each; what is read, or saved as a draft, is not.
 */
export const limitedPerToken =
  (ports: Pick<Ports, 'documents' | 'clock'>, api: HttpFunction, bodyLimit: number): HttpFunction =>
  async (event, context) => {
    // As the API reads it: another way to write an address is not another address.
    const path = percentDecoded(event.rawPath);
    const token = isCounted(event.requestContext.http.method, path)
      ? await tokenIn(event, path, bodyLimit)
      : undefined;
    const wait = token === undefined ? 0 : await secondsToWait(ports, token, path);
    if (wait === 0) return api(event, context);
    const title = 'This was sent too often. Please wait a minute, then try again.';
    const headers = { 'retry-after': String(wait) };
    return withSecurityHeaders(
      problemAnswer(new HttpProblem(429, 'too-many-requests', title, headers), false),
    );
  };

/** What somebody sends. Typing saves a draft every few seconds: that is one document, of which nobody gets a mail. */
const isCounted = (method: string, path: string): boolean =>
  ['POST', 'PUT', 'DELETE'].includes(method) && path !== '/api/draft';

/**
 * The token by which the API finds the link, wherever else one stands: a header for programs, the address that one
 * click posts to, the form of a page.
 */
async function tokenIn(event: HttpEvent, path: string, bodyLimit: number): Promise<string | undefined> {
  const { headers, rawQueryString } = event;
  if (path.startsWith('/api/')) return readToken(headers['link-token'] ?? '');
  const ofAddress = new URLSearchParams(rawQueryString).get('t') ?? '';
  if (ofAddress !== '') return readToken(ofAddress);
  try {
    const text = bodyText(event, bodyLimit);
    const form = await readForm({ contentType: headers['content-type'] ?? '', text });
    return readToken(form.get('t') ?? '');
  } catch {
    // The API says what is wrong with the body.
    return undefined;
  }
}

/** Counts, and answers with 0 while there is room. */
async function secondsToWait(
  { documents, clock }: Pick<Ports, 'documents' | 'clock'>,
  token: string,
  path: string,
): Promise<number> {
  const hash = tokenHash(token);
  try {
    if (!(await documents.get(linkKey(hash)))) return 0;
    for (let tries = 1; ; tries += 1) {
      const rate = await counted(documents, `sent ${hash} ${path}`, 'minute', clock.now());
      if (rate.before >= MOST_A_MINUTE || tries > TRIES) return rate.endsInS;
      try {
        await documents.write([rate.put]);
        return 0;
      } catch (error) {
        if (!(error instanceof VersionConflict)) throw error;
      }
    }
  } catch {
    // A store that cannot be reached is the API's to report; it is not for the limit to shut anybody out.
    return 0;
  }
}
