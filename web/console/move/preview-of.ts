import type { Connection } from '../api/connection.ts';
import type { MovePreview, ParticipantMove } from '../api/moves.ts';

/** What other dates would change for everybody, and the version of the cohort that this is about. */
export async function previewOf(
  connection: Connection,
  cohortId: string,
  anchors: Record<string, string>,
): Promise<{ moves: ParticipantMove[]; etag: string | null }> {
  const moves: ParticipantMove[] = [];
  let cursor: string | undefined;
  let version: string | null = null;
  do {
    const page = new URLSearchParams({ limit: '200', ...(cursor ? { cursor } : {}) });
    const path = `/cohorts/${cohortId}/anchors/preview?${page}`;
    const { body, etag } = await connection.ask<MovePreview>('POST', path, { body: { anchors } });
    // A change between two pages is refused when the move is made: it names the version of the first.
    version ??= etag;
    moves.push(...body.items);
    cursor = body.cursor;
  } while (cursor !== undefined);
  return { moves, etag: version };
}
