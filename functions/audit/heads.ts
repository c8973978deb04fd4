import type { Documents } from '../../platform/ports.ts';

/** The hash of the newest entry of records that were written lately, so that most entries need no reading. */
interface Heads {
  /** Undefined unless the record's newest entry, as far as is known here, is of this version. */
  get(record: string, version: number): string | undefined;
  set(record: string, version: number, hash: string): void;
}

/** About 200 octets each: 4 MB at most. */
const MOST = 20_000;

const kept = new WeakMap<Documents, Heads>();

/** The heads known about one store; they are forgotten with it. */
export function headsOf(documents: Documents): Heads {
  const found = kept.get(documents);
  if (found) return found;
  const heads = newHeads();
  kept.set(documents, heads);
  return heads;
}

/** Lets documents that stand around a store know what is known about it, and tell it what they learn. */
export function shareHeads(around: Documents, store: Documents): void {
  kept.set(around, headsOf(store));
}

function newHeads(): Heads {
  const known = new Map<string, { version: number; hash: string }>();
  return {
    get(record, version) {
      const head = known.get(record);
      return head?.version === version ? head.hash : undefined;
    },
    set(record, version, hash) {
      // Forgetting everything at once is simpler than ageing entries, and rare.
      if (known.size >= MOST) known.clear();
      known.set(record, { version, hash });
    },
  };
}
