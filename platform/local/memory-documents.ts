import { VersionConflict } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Documents, Page, Put, Stored } from '../ports.ts';
import { byInstant } from './by-instant.ts';
import { cursorAfter, placeIn } from './cursor.ts';
import { requirePage, requireTransaction } from './document-limits.ts';
import { plainJson } from './plain-json.ts';
import { firstWhere } from './sorted-search.ts';

interface Kept {
  stored: Stored<unknown>;
  dueAt: Instant | undefined;
  listed: Put['listed'];
}

interface Place {
  sort: string;
  key: string;
  /** Of this key: to look for each would take longer than all else about a page. */
  kept: Kept;
}

/** One list; put in order when it is read, because a cohort's people are all enrolled first. */
interface List {
  places: Place[];
  isSorted: boolean;
}

/** Told apart from every cursor of a named list, which has one part more. */
const BY_DUE_TIME: string[] = [];

export interface MemoryDocuments extends Documents {
  earliestDue(): Instant | undefined;
}

/** Documents that last as long as the process, for rehearsals: frozen objects that everybody is given, no text. */
export function memoryDocuments(): MemoryDocuments {
  const kept = new Map<string, Kept>();
  const lists = new Map<string, List>();
  const due = byInstant();

  const isAsExpected = ({ key, expectedVersion }: Put) =>
    (kept.get(key)?.stored.version ?? 0) === expectedVersion;

  function apply({ key, doc, expectedVersion, listed, dueAt }: Put): void {
    const before = kept.get(key);
    due.move(key, before?.dueAt, doc && dueAt);
    if (!doc) {
      if (before?.listed) unlist(before.listed.list, key);
      kept.delete(key);
      return;
    }
    const stored = Object.freeze({ key, version: expectedVersion + 1, doc });
    if (!before) {
      const created = { stored, dueAt, listed };
      kept.set(key, created);
      if (listed) enlist(listed, created);
      return;
    }
    const { listed: was } = before;
    before.stored = stored;
    before.dueAt = dueAt;
    before.listed = listed;
    if (was?.list === listed?.list && was?.sort === listed?.sort) return;
    if (was) unlist(was.list, key);
    if (listed) enlist(listed, before);
  }

  function enlist({ list: name, sort }: NonNullable<Put['listed']>, one: Kept): void {
    const list = lists.get(name) ?? { places: [], isSorted: true };
    lists.set(name, list);
    list.places.push({ sort, key: one.stored.key, kept: one });
    list.isSorted = false;
  }

  function unlist(name: string, key: string): void {
    const list = lists.get(name)!;
    list.places = list.places.filter((place) => place.key !== key);
  }

  function sorted(name: string): readonly Place[] {
    const list = lists.get(name);
    if (!list) return [];
    if (!list.isSorted) list.places.sort(byPlace);
    list.isSorted = true;
    return list.places;
  }

  function page(places: readonly Place[], limit: number, list: readonly string[]): Page<never> {
    const items = places.slice(0, limit).map((place) => place.kept.stored as Stored<never>);
    const last = places[limit - 1];
    if (places.length <= limit || !last) return { items };
    return { items, cursor: cursorAfter(list, [last.sort, last.key]) };
  }

  return {
    earliestDue: due.first,
    get: async (key) => kept.get(key)?.stored as Stored<never> | undefined,
    async list(name, limit, cursor) {
      requirePage(limit);
      const [sort, key] = placeIn([name], cursor);
      const places = sorted(name);
      const first = firstWhere(places, (place) => byPlace(place, { sort, key }) > 0);
      return page(places.slice(first, first + limit + 1), limit, [name]);
    },
    async due(before, limit, cursor) {
      requirePage(limit);
      const [sort, key] = placeIn(BY_DUE_TIME, cursor);
      const places: Place[] = [];
      for (const [at, keys] of due.until(before)) {
        if (at === before || places.length > limit) break;
        const here = [...keys].map((one) => ({ sort: at, key: one, kept: kept.get(one)! })).sort(byPlace);
        places.push(...here.filter((place) => byPlace(place, { sort, key }) > 0));
      }
      return page(places, limit, BY_DUE_TIME);
    },
    async write(puts) {
      requireTransaction(puts);
      const ready = puts.map((put) => (put.doc ? { ...put, doc: plainJson(put.doc) } : put));
      const conflicts = ready.filter((put) => !isAsExpected(put));
      if (conflicts.length > 0) throw new VersionConflict(conflicts.map(({ key }) => key));
      ready.forEach(apply);
    },
  };
}

const byPlace = (a: Omit<Place, 'kept'>, b: Omit<Place, 'kept'>): number =>
  byBytes(a.sort, b.sort) || byBytes(a.key, b.key);

/** As databases compare texts: by the bytes of UTF-8. */
const byBytes = (a: string, b: string): number =>
  a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));
