import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Instant, instantOf } from '../../../domain/dates/instant.ts';
import { byInstant } from '../../../platform/local/by-instant.ts';

const KEYS = ['a', 'b', 'c', 'd'];

test('after any moves it has every key once, at its last instant, in order', () => {
  const move = fc.record({
    key: fc.constantFrom(...KEYS),
    to: fc.option(fc.nat(5).map(instantOf), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(move), fc.nat(5), (moves, end) => {
      const index = byInstant();
      const places = new Map<string, Instant>();
      for (const { key, to } of moves) {
        index.move(key, places.get(key), to);
        places.delete(key);
        if (to !== undefined) places.set(key, to);
      }
      const instants = [...places.values()].sort();
      expect(index.first()).toBe(instants[0]);
      const found = [...index.until(instantOf(end))];
      expect(found.map(([at]) => at)).toEqual([...new Set(instants)].filter((at) => at <= instantOf(end)));
      for (const [at, keys] of found) {
        expect([...keys].sort()).toEqual(KEYS.filter((key) => places.get(key) === at));
      }
    }),
  );
});
