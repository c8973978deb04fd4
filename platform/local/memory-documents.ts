import type { Instant } from '../../domain/dates/instant.ts';
import { VersionConflict } from '../../domain/errors.ts';
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
  doc: object | undefined;
  json: string | undefined;
  dueAt: Instant | undefined;
  listed: Put['listed'];
}

interface Place {
  sort: string;
  key: string;
}

/** One list; put in order when it is read, because a cohort's people are all enrolled first. */
interface List {
  members: Kept[];
  isSorted: boolean;
}

/** Told apart from every cursor of a named list, which has one part more. */
const BY_DUE_TIME: string[] = [];

/** Also knows the next due time, so that a rehearsal's clock can jump there. */
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

  /** `doc` is that of the put, as it may be shared; undefined where the put has it as a text. */
  function apply(put: Put, doc: object | undefined, one: Kept | undefined): void {
    const { key, json, expectedVersion, dueAt, listed } = put;
    const was = one?.listed;
    due.move(key, one?.dueAt, put.doc && dueAt);
    if (!put.doc) {
      if (was) unlist(was.list, key);
      kept.delete(key);
      return;
    }
    const version = expectedVersion + 1;
    if (!one) {
      const made = { key, version, doc, json, dueAt, listed };
      kept.set(key, made);
      if (listed) enlist(listed.list, made);
      return;
    }
    one.version = version;
    one.doc = doc;
    one.json = json;
    one.dueAt = dueAt;
    one.listed = listed;
    if (was?.list === listed?.list && was?.sort === listed?.sort) return;
    if (was) unlist(was.list, key);
    if (listed) enlist(listed.list, one);
  }

  function enlist(name: string, one: Kept): void {
    const list = lists.get(name);
    if (!list) lists.set(name, { members: [one], isSorted: true });
    else {
      list.members.push(one);
      list.isSorted = false;
    }
  }

  function unlist(name: string, key: string): void {
    const list = lists.get(name)!;
    list.members = list.members.filter((one) => one.key !== key);
  }

  function sorted(name: string): readonly Kept[] {
    const list = lists.get(name);
    if (!list) return [];
    if (!list.isSorted) list.members.sort((a, b) => byPlace(listedAt(a), listedAt(b)));
    list.isSorted = true;
    return list.members;
  }

  /** Of members in order, from the one with that index on. */
  function page(
    members: readonly Kept[],
    first: number,
    limit: number,
    list: readonly string[],
    placeOf: (one: Kept) => Place,
  ): Page<never> {
    const end = Math.min(members.length, first + limit);
    const items: Stored<never>[] = [];
    for (let index = first; index < end; index += 1) items.push(storedOf(members[index]!));
    if (end === members.length) return { items };
    const { sort, key } = placeOf(members[end - 1]!);
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
      const members = sorted(name);
      const first = firstWhere(members, (one) => byPlace(listedAt(one), { sort, key }) > 0);
      return page(members, first, limit, [name], listedAt);
    },
    async due(before, limit, cursor) {
      requirePage(limit);
      const [sort, key] = placeIn(BY_DUE_TIME, cursor);
      const members: Kept[] = [];
      for (const [at, keys] of due.until(before)) {
        if (at === before || members.length > limit) break;
        const here = [...keys].map((one) => kept.get(one)!).sort((a, b) => byPlace(dueAt(a), dueAt(b)));
        members.push(...here.filter((one) => byPlace(dueAt(one), { sort, key }) > 0));
      }
      return page(members, 0, limit, BY_DUE_TIME, dueAt);
    },
    async write(puts) {
      requireTransaction(puts);
      const before = puts.map(({ key }) => kept.get(key));
      // First of all: what JSON cannot hold is refused before anything is changed.
      const docs = puts.map((put, index) => shared(put, before[index]));
      const isStale = ({ expectedVersion }: Put, index: number) =>
        (before[index]?.version ?? 0) !== expectedVersion;
      if (puts.some(isStale)) throw new VersionConflict(puts.filter(isStale).map(({ key }) => key));
      for (let index = 0; index < puts.length; index += 1) apply(puts[index]!, docs[index], before[index]);
    },
  };
}

/** The document as everybody may be given it; undefined for what came as a text, which is plain already. */
const shared = ({ doc, json }: Put, before: Kept | undefined): object | undefined =>
  doc && json === undefined ? plainJson(doc, before?.doc) : undefined;

/** What is kept as a text is read anew for each reader: it is seldom read twice. */
const storedOf = ({ key, version, doc, json = '' }: Kept): Stored<never> =>
  ({ key, version, doc: doc ?? JSON.parse(json) }) as Stored<never>;

const listedAt = ({ key, listed }: Kept): Place => ({ sort: listed!.sort, key });
const dueAt = ({ key, dueAt: at }: Kept): Place => ({ sort: at!, key });

const byPlace = (a: Place, b: Place): number => byBytes(a.sort, b.sort) || byBytes(a.key, b.key);

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
