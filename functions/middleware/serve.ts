import type { Instant } from '../../domain/dates/instant.ts';
import { VersionConflict } from '../../domain/errors.ts';
import type { Documents, Ports } from '../../platform/ports.ts';
import type { TimeLeft } from '../time-left.ts';
import { afterCommit } from './after-commit.ts';
import type { Answer } from './endpoint.ts';
import { etagOf } from './etag.ts';
import type { HttpResult } from './gateway.ts';
import { inProgress, keepAnswer, type Repeatable, replayed } from './idempotency.ts';
import { inLine, type Leave } from './in-line.ts';

/** A checked request: `answer` reads and decides, and may be called again. */
export interface Call {
  ports: Pick<Ports, 'documents' | 'journeys' | 'clock'>;
  /** Those of `ports`, for the one who asks: what is written through them is in the audit trail. */
  documents: Documents;
  now: Instant;
  answer(): Promise<Answer>;
  repeatable: Repeatable | undefined;
}

/**
 * Whoever loses a race reads and decides again, in line with the others of this process that have lost it: within one
 * process it is seldom lost twice. Between processes each round has one winner, so this many rounds are enough for a
 * hundred people who book the last seats of a session, or join its waiting list, at the same moment; after them the
 * caller is told to come back.
 */
const TRIES = 128;

/**
 * Load, decide, save, answer: the effect and the answer that can be repeated are one transaction.
 * @param time what follows from the effect is left to the sweep where it would take longer
 */
export async function serve(call: Call, time?: Partial<TimeLeft>): Promise<HttpResult> {
  const { result, answer } = await untilSaved(call);
  if (answer) await afterCommit(call.ports, answer, time);
  return result;
}

/** The result, with the answer whose effect has been saved for it; without one where it is a repetition. */
interface Saved {
  result: HttpResult;
  answer?: Answer;
}

async function untilSaved(call: Call): Promise<Saved> {
  let leave: Leave | undefined;
  try {
    for (let tries = 1; ; tries += 1) {
      const saved = await tried(call);
      if (!(saved instanceof VersionConflict)) return saved;
      if (tries === TRIES) throw saved;
      // Everybody who has lost this race names the same document first, and stands in the same line.
      leave ??= await inLine(call.ports.journeys, String(saved.keys[0]));
    }
  } finally {
    leave?.();
  }
}

/** The conflict, where somebody has changed meanwhile what was read. */
async function tried({ answer: decide, documents, repeatable, now }: Call): Promise<Saved | VersionConflict> {
  const first = repeatable && (await replayed(documents, repeatable));
  if (first) return { result: first };
  const answer = await decide();
  const result = resultOf(answer);
  const writes = [...(answer.writes ?? [])];
  if (repeatable) writes.push(keepAnswer(repeatable, result, now));
  try {
    if (writes.length > 0) await documents.write(writes);
  } catch (error) {
    if (!(error instanceof VersionConflict)) throw error;
    if (repeatable && error.keys.includes(repeatable.recordKey)) throw inProgress();
    return error;
  }
  return { result, answer };
}

function resultOf({ status, body, headers, version }: Answer): HttpResult {
  const isStream = isTextStream(body);
  const isText = isStream || (typeof body === 'string' && headers?.['content-type'] !== undefined);
  return {
    statusCode: status,
    headers: {
      ...(body === undefined || isText ? {} : { 'content-type': 'application/json' }),
      ...(version === undefined ? {} : { etag: etagOf(version) }),
      ...headers,
    },
    body: body === undefined || isStream ? '' : isText ? (body as string) : JSON.stringify(body),
    ...(isStream ? { stream: body } : {}),
  };
}

const isTextStream = (body: unknown): body is AsyncIterable<string> =>
  typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
