import type { DatabaseSync } from 'node:sqlite';
import type { Instant } from '../../domain/dates/instant.ts';
import { VersionConflict } from '../../domain/errors.ts';
import type { Documents, Page, Put, Stored } from '../ports.ts';
import type { Committer } from './committer.ts';
import { cursorAfter, placeIn } from './cursor.ts';
import { requirePage, requireTransaction } from './document-limits.ts';
import { frozen } from './frozen.ts';
import { recent } from './recent.ts';
import type { Cell } from './writer.ts';

interface Row {
  key: string;
  version: number;
  doc: string;
  /** Where it stands in the list that was asked for. */
  place: string;
}

/** Parsed documents kept at hand. Small on purpose: ten thousand waiting journeys must not fill the memory. */
const KEPT = 8192;

/** Told apart from every cursor of a named list, which has one part more. */
const BY_DUE_TIME: string[] = [];

/** Rows that are looked at in one piece of work: a few milliseconds, so that nobody's transaction waits longer for it. */
const ROWS_AT_ONCE = 2000;

/** Documents that do not remove by themselves what has expired, as a table in the cloud does. */
export interface SqliteDocuments extends Documents {
  /** Removes every document that expired before that instant. What was removed stays so where a later piece fails. */
  removeExpired(before: Instant): Promise<void>;
}

/**
 * Documents in SQLite, read here and written by whoever commits. The one process that has the file open is its only
 * reader and writer; it keeps the latest ones parsed, and frozen, because everybody is given the same object.
 */
export function sqliteDocuments(database: DatabaseSync, commits: Committer): SqliteDocuments {
  const select = database.prepare('SELECT key, version, doc FROM documents WHERE key = ?');
  const listed = database.prepare(
    'SELECT key, version, doc, sort AS place FROM documents WHERE list = ? AND (sort, key) > (?, ?) ORDER BY sort, key LIMIT ?',
  );
  const due = database.prepare(
    'SELECT key, version, doc, due_at AS place FROM documents WHERE due_at < ? AND (due_at, key) > (?, ?) ORDER BY due_at, key LIMIT ?',
  );
  const kept = recent<Stored<unknown>>(KEPT);

  function read({ key, version, doc }: Row): Stored<never> {
    const known = kept.get(key);
    const stored =
      known?.version === version ? known : frozen({ key, version, doc: JSON.parse(doc) as unknown });
    return stored as Stored<never>;
  }

  /** Answers come in the order of their transactions, so the last one to be kept is the latest. */
  function keep({ key, doc, expectedVersion }: Put): void {
    // New ones are seldom read again, and in great numbers: links, entries, answers would push out what is needed.
    if (doc === undefined) kept.delete(key);
    else if (expectedVersion > 0 && isKept(key))
      kept.set(
        key,
        Object.freeze({ key, version: expectedVersion + 1, doc: frozen(doc, kept.get(key)?.doc) }),
      );
  }

  function page(rows: Row[], limit: number, list: readonly string[]): Page<never> {
    const items = rows.slice(0, limit).map(read);
    const last = rows[limit - 1];
    if (rows.length <= limit || !last) return { items };
    return { items, cursor: cursorAfter(list, [last.place, last.key]) };
  }

  return {
    async get(key) {
      const known = kept.get(key);
      if (known) return known as Stored<never>;
      const row = select.get(key) as Row | undefined;
      if (!row) return undefined;
      const stored = read(row);
      if (isKept(key)) kept.set(key, stored);
      return stored;
    },
    async list(list, limit, cursor) {
      requirePage(limit);
      const rows = listed.all(list, ...placeIn([list], cursor), limit + 1) as unknown[] as Row[];
      return page(rows, limit, [list]);
    },
    async due(before, limit, cursor) {
      requirePage(limit);
      const rows = due.all(before, ...placeIn(BY_DUE_TIME, cursor), limit + 1) as unknown[] as Row[];
      return page(rows, limit, BY_DUE_TIME);
    },
    async write(puts) {
      requireTransaction(puts);
      // First of all: a document that is no JSON must not fail with the others (BigInt, a cycle).
      const stale = await commits.commit('documents', ...cellsOf(puts));
      if (stale.length > 0) throw new VersionConflict([...stale]);
      puts.forEach(keep);
    },
    async removeExpired(before) {
      for (let after = 0; ; ) {
        const { keys, last } = await commits.commit('removeExpired', before, after, ROWS_AT_ONCE);
        keys.forEach(kept.delete);
        if (last === undefined) return;
        after = last;
      }
    },
  };
}

/** An outcome in the ledger is not asked for again; whether entries are as they were written, only the file knows. */
const isKept = (key: string): boolean => !key.startsWith('ledger#') && !key.startsWith('audit#');

function cellsOf(puts: readonly Put[]): Cell[] {
  const cells: Cell[] = [];
  for (const { key, expectedVersion, doc, json, dueAt, listed, expiresAt } of puts) {
    const text = doc ? (json ?? JSON.stringify(doc)) : null;
    const [list, sort] = listed ? [listed.list, listed.sort] : [null, null];
    cells.push(key, expectedVersion, text, dueAt ?? null, list, sort, expiresAt ?? null);
  }
  return cells;
}
