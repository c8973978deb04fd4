import { contactId } from '../domain/contacts/contact.ts';
import type { TimelineRow } from '../domain/journeys/timeline.ts';
import type { Message } from '../platform/ports.ts';
import type { PersonTimeline } from './timelines.ts';

/** What must never be found after a life (FAULTS I1, I2), as contact ids. */
interface Audit {
  /** The inbox got them more than once. */
  duplicates: string[];
  /** Due, and neither sent nor skipped, refused or unknown; or recorded as sent, and not in the inbox. */
  lost: string[];
}

/** How often the inbox got each contact: counted in the inbox, whatever the records say. */
export function receivedIn(mails: readonly Message[]): Map<string, number> {
  const received = new Map<string, number>();
  for (const { contactId } of mails) received.set(contactId, (received.get(contactId) ?? 0) + 1);
  return received;
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
