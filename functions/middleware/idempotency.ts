import { hash } from 'node:crypto';
import { type Instant, plusSeconds } from '../../domain/dates/instant.ts';
import type { Documents, Put } from '../../platform/ports.ts';
import type { HttpEvent, HttpResult } from './gateway.ts';
import type { Principal } from './principal.ts';
import { HttpProblem } from './problem.ts';

/** How long the same request is answered with the first answer. */
export const ANSWER_KEPT_S = 48 * 3600;

const KEY = /^[A-Za-z0-9._~:+/=-]{1,255}$/;

/** One request as it would be repeated: where its answer is kept, and what it asked for. */
export interface Repeatable {
  recordKey: string;
  fingerprint: string;
}

/** The answer to a request that was carried out, kept in the same transaction as its effect. */
interface IdempotencyRecord extends HttpResult {
  fingerprint: string;
}

const sha256 = (...parts: string[]): string => hash('sha256', JSON.stringify(parts));

/** The key of a request that has one. @throws HttpProblem 400 when it is not 1–255 plain characters. */
export function idempotencyKeyOf(headers: Readonly<Record<string, string | undefined>>): string | undefined {
  const key = headers['idempotency-key'];
  if (key === undefined || KEY.test(key)) return key;
  const title = 'An Idempotency-Key is 1 to 255 letters, digits and . _ ~ : + / = -';
  throw new HttpProblem(400, 'idempotency-key', title);
}

/** @throws HttpProblem 400 when the Idempotency-Key is missing, or not 1–255 plain characters. */
export function repeatable(event: HttpEvent, principal: Principal, bodyText: string): Repeatable {
  const key = idempotencyKeyOf(event.headers);
  if (key === undefined) {
    const title = 'Send an Idempotency-Key: the same one when you repeat this request, else a new one.';
    throw new HttpProblem(400, 'idempotency-key-missing', title);
  }
  return {
    recordKey: `idempotency#${sha256(principal.id, key)}`,
    fingerprint: sha256(event.requestContext.http.method, addressOf(event), bodyText),
  };
}

const addressOf = ({ rawPath, rawQueryString }: HttpEvent): string =>
  rawQueryString === '' ? rawPath : `${rawPath}?${rawQueryString}`;

/** The first answer again, byte for byte. @throws HttpProblem 422 when the key was used for something else. */
export async function replayed(
  documents: Documents,
  { recordKey, fingerprint }: Repeatable,
): Promise<HttpResult | undefined> {
  const record = await documents.get<IdempotencyRecord>(recordKey);
  if (!record) return undefined;
  if (record.doc.fingerprint !== fingerprint) {
    const title = 'This Idempotency-Key was used for another request.';
    throw new HttpProblem(422, 'idempotency-key-reused', title);
  }
  const { statusCode, headers, body } = record.doc;
  return { statusCode, headers, body };
}

/** Keeps the answer; two requests with one key cannot both write it. */
export function keepAnswer({ recordKey, fingerprint }: Repeatable, result: HttpResult, now: Instant): Put {
  const doc: IdempotencyRecord = { fingerprint, ...result };
  return { key: recordKey, doc, expectedVersion: 0, expiresAt: plusSeconds(now, ANSWER_KEPT_S) };
}

/** The same request is being carried out at this moment (BAD-INPUT E35). */
export const inProgress = (): HttpProblem =>
  new HttpProblem(409, 'in-progress', 'The same request is being carried out.', { 'retry-after': '1' });
