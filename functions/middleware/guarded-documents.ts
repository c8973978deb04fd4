import { Invalid, VersionConflict } from '../../domain/errors.ts';
import type { Documents } from '../../platform/ports.ts';
import { shareHeads } from '../audit/heads.ts';

/** The store cannot be reached, or refuses its service; nothing of a write was kept, or all of it. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** Mistakes of ours that must not look like an outage. */
const MISTAKES = [TypeError, RangeError, ReferenceError];

const guards = new WeakMap<Documents, Documents>();

/** The same documents, with every failure of the store itself named as one (FAULTS F47); the same for every request. */
export function guardedDocuments(documents: Documents): Documents {
  const found = guards.get(documents);
  if (found) return found;
  const guard = guardOf(documents);
  guards.set(documents, guard);
  shareHeads(guard, documents);
  return guard;
}

function guardOf(documents: Documents): Documents {
  async function guarded<T>(call: Promise<T>): Promise<T> {
    try {
      return await call;
    } catch (error) {
      const expected = error instanceof Invalid || error instanceof VersionConflict;
      if (expected || MISTAKES.some((kind) => error instanceof kind)) throw error;
      throw new StoreUnavailable('The store did not answer.', { cause: error });
    }
  }
  return {
    get: (key) => guarded(documents.get(key)),
    list: (list, limit, cursor) => guarded(documents.list(list, limit, cursor)),
    due: (before, limit, cursor) => guarded(documents.due(before, limit, cursor)),
    write: (puts) => guarded(documents.write(puts)),
  };
}
