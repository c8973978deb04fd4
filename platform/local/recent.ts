/** What was used lately, by key: at least the latest `count` entries, at most twice as many. */
interface Recent<V> {
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  delete(key: string): void;
  clear(): void;
}

/**
 * Two maps: when the newer one is full it becomes the older, and the older is forgotten whole. To take the oldest
 * entry out of one map at a time would cost more than it saves: each look for it passes over those taken before.
 */
export function recent<V>(count: number): Recent<V> {
  let newer = new Map<string, V>();
  let older = new Map<string, V>();
  const set = (key: string, value: V) => {
    newer.set(key, value);
    if (newer.size < count) return;
    older = newer;
    newer = new Map();
  };
  return {
    set,
    get(key) {
      const found = newer.get(key);
      if (found !== undefined) return found;
      const old = older.get(key);
      if (old !== undefined) set(key, old);
      return old;
    },
    delete(key) {
      newer.delete(key);
      older.delete(key);
    },
    clear() {
      newer = new Map();
      older = new Map();
    },
  };
}
