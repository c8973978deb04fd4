import { type Fault, Invalid } from '../../domain/errors.ts';
import { pointerTo } from './faults.ts';
import type { HttpEvent } from './gateway.ts';
import { HttpProblem } from './problem.ts';

/** In octets, where an API says nothing else. An enrollment is 200. */
export const BODY_LIMIT = 32 * 1024;

/** Levels of arrays and objects; the deepest body there is has four. */
const DEPTH_LIMIT = 20;

/** The body as octets, in whatever encoding it came. @throws HttpProblem 413 over the limit */
export function bodyBytes({ body = '', isBase64Encoded }: HttpEvent, limit: number): Uint8Array {
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > limit) throw tooLarge(limit);
  return bytes;
}

const tooLarge = (limit: number) =>
  new HttpProblem(413, 'size', `The request is too large: at most ${limit / 1024} KiB.`);

/** The body as text, without a byte order mark. @throws HttpProblem 413 over the limit, 400 when it is not UTF-8 */
export function bodyText({ body = '', isBase64Encoded }: HttpEvent, limit: number): string {
  const size = isBase64Encoded ? Buffer.byteLength(body, 'base64') : Buffer.byteLength(body);
  if (size > limit) throw tooLarge(limit);
  // The decoder below leaves it out by itself: what is taken on one machine is taken behind API Gateway.
  if (!isBase64Encoded) return body.replace(/^\uFEFF/, '');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(body, 'base64'));
  } catch {
    throw new HttpProblem(400, 'encoding', 'The body is not UTF-8.');
  }
}

/**
 * For what staff send: names and titles go into mails and files. API Gateway has read every text as UTF-8 before, and
 * what was no UTF-8 is a replacement character by now. Participants may paste whatever there is.
 * @throws HttpProblem 400
 */
export function requireLetters(text: string): void {
  if (text.includes('\uFFFD')) {
    throw new HttpProblem(400, 'encoding', 'Letters were lost on the way: send the body in UTF-8.');
  }
}

/** @throws HttpProblem 415 unless the body is declared to be JSON in UTF-8, uncompressed. */
export function requireJson({ headers }: HttpEvent): void {
  const [type, ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';');
  const isUtf8 = parameters.every((parameter) => /^\s*charset="?utf-8"?\s*$/.test(parameter));
  if (type?.trim() !== 'application/json' || !isUtf8 || headers['content-encoding'] !== undefined) {
    throw new HttpProblem(415, 'content-type', 'Send JSON: Content-Type: application/json.');
  }
}

/**
 * The body as plain data. @throws HttpProblem 400 when it is empty, no JSON or too deep;
 * Invalid for a property named `__proto__`, which some code downstream would take for the prototype.
 */
export function parsedJson(text: string): unknown {
  if (text.trim() === '') throw new HttpProblem(400, 'empty', 'The request needs a body.');
  if (isDeep(text)) throw new HttpProblem(400, 'depth', 'The body is nested too deeply.');
  const value = parsed(text);
  if (!mayNameProto(text)) return value;
  const faults: Fault[] = [];
  findProto(value, [], faults);
  if (faults.length > 0) throw new Invalid(faults);
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new HttpProblem(400, 'json', 'The body is not JSON.');
  }
}

/** Looked at closely only where there are brackets enough, wherever they stand. */
const isDeep = (text: string): boolean => hasMore(text, '{', '[', DEPTH_LIMIT) && depthOf(text) > DEPTH_LIMIT;

/** Whether two signs come more often than that, together. */
function hasMore(text: string, one: string, other: string, times: number): boolean {
  let left = times;
  for (const sign of [one, other]) {
    for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
      if (left === 0) return true;
      left -= 1;
    }
  }
  return false;
}

/** Spelled out, or with an escape, the one other way to write it. */
const mayNameProto = (text: string): boolean => text.includes('__proto__') || text.includes('\\u');

/** A text, or a bracket. A text that does not end is one too, or it would be gone through anew from each quote in it. */
const TOKEN = /"(?:[^"\\]|\\.)*"?|[[\]{}]/gs;

/** Counted before parsing, in one pass over the text: a parser may recurse. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '[' || token === '{') deepest = Math.max(deepest, ++depth);
    else if (token === ']' || token === '}') depth -= 1;
  }
  return deepest;
}

function findProto(value: unknown, path: PropertyKey[], faults: Fault[]): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    if (key === '__proto__') faults.push({ pointer: pointerTo(at), code: 'unknown-property' });
    else findProto(inner, at, faults);
  }
}
