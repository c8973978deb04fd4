import type { DatabaseSync } from 'node:sqlite';
import { contactId } from '../domain/contact.ts';
import type { TimelineRow } from '../domain/timeline.ts';
import type { PersonTimeline } from './timelines.ts';

/** What must never be found after a life (FAULTS I1, I2), as contact ids. */
export interface Audit {
  /** The inbox got them more than once. */
  duplicates: string[];
  /** Due, and neither sent nor skipped, refused or unknown; or recorded as sent, and not in the inbox. */
  lost: string[];
}

/** How often the inbox got each contact: counted in the inbox, whatever the records say. */
export function receivedIn(database: DatabaseSync): Map<string, number> {
  const rows = database
    .prepare('SELECT contact_id AS id, count(*) AS times FROM inbox GROUP BY contact_id')
    .all() as { id: string; times: number }[];
  return new Map(rows.map(({ id, times }) => [id, times]));
}

/** Compares the records of everybody with what the inbox got. After a life nothing is only planned any more. */
export function audit(timelines: readonly PersonTimeline[], received: ReadonlyMap<string, number>): Audit {
  const duplicates = [...received].filter(([, times]) => times > 1).map(([id]) => id);
  const lost = timelines.flatMap(({ participant, rows }) =>
    rows.map((row) => ({ row, id: contactId(participant.doc.id, row) })).filter(isLost(received)),
  );
  return { duplicates, lost: lost.map(({ id }) => id) };
}

const isLost =
  (received: ReadonlyMap<string, number>) =>
  ({ row, id }: { row: TimelineRow; id: string }): boolean =>
    row.state === 'planned' ||
    row.state === 'held' ||
    row.state === 'sending' ||
    (row.state === 'sent' && !received.has(row.in ?? id));
