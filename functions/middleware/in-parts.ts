import { createHash } from 'node:crypto';
import type { HttpEvent, HttpResult } from './gateway.ts';
import type { HttpFunction } from './http.ts';
import { HttpProblem, problemAnswer } from './problem.ts';
import { withSecurityHeaders } from './security-headers.ts';

/**
 * Octets of one part. A function's answer may have 6 MiB as JSON; quotes and line breaks, which CSV is full of, take
 * two octets there.
 */
const PART_OCTETS = 2.5 * 1024 * 1024;

/** Which part is asked for: how many characters come before it, and the SHA-256 of them. */
const PART = /^(\d{1,12})\.([0-9a-f]{64})$/;

/**
 * For a gateway that cannot stream: a body that is made while it is sent comes in parts, each with a `Link` to the
 * next (`rel="next"`), the last without. Joined they are the body. Each part makes the body again from its start and
 * leaves out what came before; if that has changed meanwhile, the parts would not fit together, and the caller is told
 * to begin again (409 `changed-meanwhile`).
 */
export const inParts =
  (api: HttpFunction, partOctets = PART_OCTETS): HttpFunction =>
  async (event, context) => {
    const query = new URLSearchParams(event.rawQueryString);
    const part = query.get('part');
    if (part === null) return partOf(await api(event, context), event, query, 0, EMPTY, partOctets);
    query.delete('part');
    const result = await api({ ...event, rawQueryString: query.toString() }, context);
    if (!result.stream) return result;
    const [, skipped, hash] = PART.exec(part) ?? [];
    if (!skipped || !hash) return refused(new HttpProblem(400, 'part', 'There is no such part.'));
    return partOf(result, event, query, Number(skipped), hash, partOctets);
  };

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const EMPTY = digest('');

async function partOf(
  result: HttpResult,
  event: HttpEvent,
  query: URLSearchParams,
  skip: number,
  expected: string,
  partOctets: number,
): Promise<HttpResult> {
  const { stream, ...rest } = result;
  if (!stream) return result;
  const before = createHash('sha256');
  let skipped = 0;
  let body = '';
  let octets = 0;
  for await (const text of stream) {
    const left = skip - skipped;
    before.update(text.slice(0, left));
    skipped += Math.min(left, text.length);
    const piece = text.slice(left);
    // Pieces are never split: the next part begins where this one was too long.
    if (octets > 0 && octets + Buffer.byteLength(piece) > partOctets) {
      if (before.copy().digest('hex') !== expected) return refused(changed());
      query.set('part', `${skip + body.length}.${before.update(body).digest('hex')}`);
      const link = `<${event.rawPath}?${query}>; rel="next"`;
      return { ...rest, body, headers: { ...rest.headers, link } };
    }
    body += piece;
    octets += Buffer.byteLength(piece);
  }
  if (skipped < skip || before.digest('hex') !== expected) return refused(changed());
  return { ...rest, body };
}

const changed = (): HttpProblem =>
  new HttpProblem(409, 'changed-meanwhile', 'It has changed since its first part. Begin again.', {
    'retry-after': '1',
  });

const refused = (problem: HttpProblem): HttpResult => withSecurityHeaders(problemAnswer(problem, false));
