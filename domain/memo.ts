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

/**
 * The same for two keys, the second being the one with few values (a zone, an offset). Joining the two to one
 * text would cost more than finding the answer.
 */
export function boundedPair<A, B, V>(compute: (a: A, b: B) => V, limit = 20_000): (a: A, b: B) => V {
  const known = new Map<B, Map<A, V>>();
  let size = 0;
  return (a, b) => {
    const found = known.get(b)?.get(a);
    if (found !== undefined) return found;
    if (size >= limit) {
      known.clear();
      size = 0;
    }
    const value = compute(a, b);
    const values = known.get(b) ?? new Map<A, V>();
    known.set(b, values.set(a, value));
    size += 1;
    return value;
  };
}
