import type { Answer, Connection } from './connection.ts';
import { ApiProblem } from './problem.ts';

/**
 * Stores what was typed over a record that was read at `etag`. The record also changes with what is not typed here (mails,
 * acts, sessions), so a version that is not the newest is refused only where `isOther` says so of what it is now.
 */
export async function storedOver<Record>(
  connection: Connection,
  path: string,
  { body, etag, isOther }: { body: unknown; etag: string | null; isOther: (now: Record) => boolean },
): Promise<Answer<Record>> {
  try {
    return await connection.ask<Record>('PATCH', path, { body, ifMatch: etag });
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 412) throw error;
    const now = await connection.ask<Record>('GET', path);
    if (isOther(now.body)) throw error;
    return connection.ask<Record>('PATCH', path, { body, ifMatch: now.etag });
  }
}
