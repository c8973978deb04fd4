import { type Instant, plusSeconds } from '../../domain/dates/instant.ts';
import type { SqliteDocuments } from '../../platform/local/documents.ts';
import type { Clock } from '../../platform/ports.ts';

const DAY_S = 86_400;

/**
 * Removes what has expired, when it is called for the first time and then once a day, as a table in the cloud does by
 * itself: drafts long past their window, answers to repeated requests, counters of what strangers ask for.
 */
export function dailyRemoval({
  documents,
  clock,
}: {
  documents: Pick<SqliteDocuments, 'removeExpired'>;
  clock: Clock;
}): () => Promise<void> {
  let removedAt: Instant | undefined;
  return async () => {
    const now = clock.now();
    // A machine's clock may be put back: nothing waits until it shows again what it did.
    if (removedAt !== undefined && removedAt <= now && now < plusSeconds(removedAt, DAY_S)) return;
    await documents.removeExpired(now);
    removedAt = now;
  };
}
