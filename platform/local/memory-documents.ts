import { VersionConflict } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Documents, Page, Put, Stored } from '../ports.ts';
import { byInstant } from './by-instant.ts';
import { cursorAfter, placeIn } from './cursor.ts';
import { requirePage, requireTransaction } from './document-limits.ts';
import { plainJson } from './plain-json.ts';
import { firstWhere } from './sorted-search.ts';

interface Kept {
  key: string;
  version: number;
  /** Either this or its text. */
  stored: Stored<unknown> | undefined;
  json: string | undefined;
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

/**
 * Documents that last as long as the process, for rehearsals: frozen objects that everybody is given. A text is kept
 * of what came as one, which is seldom read.
 */
export function memoryDocuments(): MemoryDocuments {
  const kept = new Map<string, Kept>();
  const lists = new Map<string, List>();
  const due = byInstant();

  function apply(put: Put, before: Kept | undefined): void {
    const { key, doc, json, expectedVersion, dueAt, listed } = put;
    const was = before?.listed;
    due.move(key, before?.dueAt, doc && dueAt);
    if (!doc) {
      if (was) unlist(was.list, key);
      kept.delete(key);
      return;
    }
    const version = expectedVersion + 1;
    const one = before ?? { key, version, stored: undefined, json: undefined, dueAt, listed };
    one.version = version;
    one.stored = json === undefined ? Object.freeze({ key, version, doc }) : undefined;
    one.json = json;
    one.dueAt = dueAt;
    one.listed = listed;
    if (!before) kept.set(key, one);
    else if (was?.list === listed?.list && was?.sort === listed?.sort) return;
    if (was) unlist(was.list, key);
    if (listed) enlist(listed, one);
  }

  function enlist({ list: name, sort }: NonNullable<Put['listed']>, one: Kept): void {
    const list = lists.get(name) ?? { places: [], isSorted: true };
    lists.set(name, list);
    list.places.push({ sort, key: one.key, kept: one });
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

  /** Of places in order, from the one with that index on. */
  function page(
    places: readonly Place[],
    first: number,
    limit: number,
    list: readonly string[],
  ): Page<never> {
    const end = Math.min(places.length, first + limit);
    const items: Stored<never>[] = [];
    for (let index = first; index < end; index += 1) items.push(storedOf(places[index]!.kept));
    if (end === places.length) return { items };
    const { sort, key } = places[end - 1]!;
    return { items, cursor: cursorAfter(list, [sort, key]) };
  }

  return {
    earliestDue: due.first,
    async get(key) {
      const one = kept.get(key);
      return one && storedOf(one);
    },
    async list(name, limit, cursor) {
      requirePage(limit);
      const [sort, key] = placeIn([name], cursor);
      const places = sorted(name);
      const first = firstWhere(places, (place) => byPlace(place, { sort, key }) > 0);
      return page(places, first, limit, [name]);
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
      return page(places, 0, limit, BY_DUE_TIME);
    },
    async write(puts) {
      requireTransaction(puts);
      const before = puts.map(({ key }) => kept.get(key));
      const ready = puts.map((put, index) => inPlainJson(put, before[index]));
      const isStale = ({ expectedVersion }: Put, index: number) =>
        (before[index]?.version ?? 0) !== expectedVersion;
      if (puts.some(isStale)) throw new VersionConflict(puts.filter(isStale).map(({ key }) => key));
      ready.forEach((put, index) => {
        apply(put, before[index]);
      });
    },
  };
}

/** What came as a text is plain already. */
function inPlainJson(put: Put, before: Kept | undefined): Put {
  if (!put.doc || put.json !== undefined) return put;
  const doc = plainJson(put.doc, before?.stored?.doc as object | undefined);
  return doc === put.doc ? put : { ...put, doc };
}

/** What is kept as a text is read anew for each reader: it is seldom read twice. */
function storedOf({ key, version, stored, json = '' }: Kept): Stored<never> {
  return (stored ?? { key, version, doc: JSON.parse(json) }) as Stored<never>;
}

const byPlace = (a: Omit<Place, 'kept'>, b: Omit<Place, 'kept'>): number =>
  byBytes(a.sort, b.sort) || byBytes(a.key, b.key);

/**
 * As databases compare texts: by the bytes of UTF-8. That is the order of JavaScript, but for the pairs that stand for
 * what is beyond the first 65,536 characters, which come after all others.
 */
function byBytes(a: string, b: string): number {
  if (a === b) return 0;
  const shorter = Math.min(a.length, b.length);
  let index = 0;
  while (index < shorter && a.charCodeAt(index) === b.charCodeAt(index)) index += 1;
  if (index === shorter) return a.length - b.length;
  const one = a.charCodeAt(index);
  const other = b.charCodeAt(index);
  return isOfPair(one) === isOfPair(other) ? one - other : isOfPair(one) ? 1 : -1;
}

const isOfPair = (unit: number): boolean => unit >= 0xd800 && unit < 0xe000;
