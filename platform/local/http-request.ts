import type { IncomingMessage } from 'node:http';

/** A request in the shape in which API Gateway gives it to a function (HTTP API, payload version 2.0). */
export interface LocalHttpEvent {
  rawPath: string;
  rawQueryString: string;
  headers: Record<string, string | undefined>;
  body?: string;
  isBase64Encoded?: boolean;
  requestContext: { http: { method: string } };
}

/** What is answered instead of asking any function. */
export interface Refusal {
  status: number;
  text: string;
}

/** In octets: the largest form that any function takes. Functions with less room say so themselves. */
const BODY_LIMIT = 1024 * 1024;

const MOST_HEADERS = 100;

/** Two of these mean that two readers could understand two requests. */
const ONCE = new Set([
  'authorization',
  'content-length',
  'content-type',
  'cookie',
  'host',
  'idempotency-key',
  'if-match',
  'link-token',
  'origin',
  'transfer-encoding',
]);

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * What is wrong with a request before its body is read. Only names of this machine are answered: a page of another
 * site that had its own name point here would otherwise read along (BAD-INPUT L12).
 */
export function headFault(request: IncomingMessage, port: number): Refusal | undefined {
  const { rawHeaders, headers, url = '' } = request;
  const names = rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
  if (names.length > MOST_HEADERS) return { status: 431, text: 'Too many header fields.' };
  const twice = names.find((name, index) => ONCE.has(name) && names.indexOf(name) !== index);
  if (twice) return { status: 400, text: `Send ${twice} once.` };
  if (headers.upgrade !== undefined) return { status: 400, text: 'There is no other protocol here.' };
  const isOurs = LOOPBACK.some(
    (name) => headers.host === `${name}:${port}` || (port === 80 && headers.host === name),
  );
  if (!isOurs) return { status: 403, text: 'This server answers to names of this machine only.' };
  return url.startsWith('/') ? undefined : { status: 400, text: 'The address is not well-formed.' };
}

/** The whole request; nothing of it is kept beyond the limit. Never settles when the client goes away. */
export function eventOf(request: IncomingMessage): Promise<LocalHttpEvent | Refusal> {
  return new Promise((resolve) => {
    const tooLarge = { status: 413, text: `The request is too large: at most ${BODY_LIMIT / 1024} KiB.` };
    if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT) return resolve(tooLarge);
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= BODY_LIMIT) chunks.push(chunk);
      else resolve(tooLarge);
    });
    request.on('end', () => resolve(withBody(request, Buffer.concat(chunks))));
    // A connection that breaks leaves nobody to answer.
    request.on('error', () => {});
  });
}

function withBody({ method = '', url = '', headers }: IncomingMessage, body: Buffer): LocalHttpEvent {
  const [rawPath = '', ...query] = url.split('?');
  const joined = Object.entries(headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : value,
  ]);
  return {
    rawPath,
    rawQueryString: query.join('?'),
    headers: Object.fromEntries(joined) as Record<string, string | undefined>,
    ...(body.length === 0 ? {} : { body: body.toString('base64'), isBase64Encoded: true }),
    requestContext: { http: { method } },
  };
}
