/**
 * Remembers the answers of a pure function of one string, at most `limit` of them: dates and zone
 * conversions repeat a great deal and the Temporal polyfill takes tens of microseconds each.
 */
export function bounded<K extends string, V>(compute: (key: K) => V, limit = 20_000): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    // Forgetting everything at once is simpler than ageing entries, and rare.
    if (known.size >= limit) known.clear();
    const value = compute(key);
    known.set(key, value);
    return value;
  };
}
