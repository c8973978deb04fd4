import { VersionConflict } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Ports } from '../../platform/ports.ts';
import { afterCommit } from './after-commit.ts';
import type { Answer } from './endpoint.ts';
import { etagOf } from './etag.ts';
import type { HttpResult } from './gateway.ts';
import { inProgress, keepAnswer, type Repeatable, replayed } from './idempotency.ts';

/** A checked request: `answer` reads and decides, and may be called again. */
export interface Call {
  ports: Pick<Ports, 'documents' | 'journeys' | 'clock'>;
  now: Instant;
  answer(): Promise<Answer>;
  repeatable: Repeatable | undefined;
}

/**
 * Whoever loses a race reads and decides again. Each round has one winner, so this many rounds are enough for a
 * hundred people who book the last seats of a session, or join its waiting list, at the same moment; after them the
 * caller is told to come back.
 */
const TRIES = 128;

/** Load, decide, save, answer: the effect and the answer that can be repeated are one transaction. */
export async function serve(call: Call): Promise<HttpResult> {
  const { ports, repeatable, now } = call;
  for (let tries = 1; ; tries += 1) {
    const first = repeatable && (await replayed(ports.documents, repeatable));
    if (first) return first;
    const answer = await call.answer();
    const result = resultOf(answer);
    const writes = [...(answer.writes ?? [])];
    if (repeatable) writes.push(keepAnswer(repeatable, result, now));
    try {
      if (writes.length > 0) await ports.documents.write(writes);
    } catch (error) {
      if (!(error instanceof VersionConflict)) throw error;
      if (repeatable && error.keys.includes(repeatable.recordKey)) throw inProgress();
      if (tries === TRIES) throw error;
      continue;
    }
    await afterCommit(ports, answer);
    return result;
  }
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
