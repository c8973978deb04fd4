import type { Instant } from '../../domain/dates/instant.ts';
import { firstWhere } from './sorted-search.ts';

/** Keys in the order of their instants: what an index of a database is to a table. */
interface ByInstant {
  /** Takes the key from where it stood (undefined: nowhere) to where it stands now. */
  move(key: string, from: Instant | undefined, to: Instant | undefined): void;
  first(): Instant | undefined;
  /** The earliest first, up to and with `end`; those of one instant in the order in which they came. */
  until(end: Instant): Iterable<readonly [Instant, ReadonlySet<string>]>;
}

/** A sorted list of the instants, and the keys of each: many thousand keys stand at a few hundred instants. */
export function byInstant(): ByInstant {
  const keysAt = new Map<Instant, Set<string>>();
  const instants: Instant[] = [];
  const placeOf = (instant: Instant) => firstWhere(instants, (one) => one >= instant);

  function remove(key: string, at: Instant): void {
    const keys = keysAt.get(at);
    if (!keys?.delete(key) || keys.size > 0) return;
    keysAt.delete(at);
    instants.splice(placeOf(at), 1);
  }

  function add(key: string, at: Instant): void {
    const keys = keysAt.get(at);
    if (keys) keys.add(key);
    else {
      keysAt.set(at, new Set([key]));
      instants.splice(placeOf(at), 0, at);
    }
  }

  return {
    move(key, from, to) {
      if (from === to) return;
      if (from !== undefined) remove(key, from);
      if (to !== undefined) add(key, to);
    },
    first: () => instants[0],
    *until(end) {
      for (const at of instants) {
        if (at > end) return;
        yield [at, keysAt.get(at)!];
      }
    },
  };
}
