import type { DatabaseSync } from 'node:sqlite';
import { VersionConflict } from '../../domain/errors.ts';
import type { Documents, Page, Put, Stored } from '../ports.ts';
import type { Committer } from './committer.ts';
import { cursorAfter, placeIn } from './cursor.ts';
import { requirePage, requireTransaction } from './document-limits.ts';
import { frozen } from './frozen.ts';
import { recent } from './recent.ts';
import { rowPlaces } from './row-places.ts';

/** With the text that is stored; none for a removal. */
interface ReadyPut {
  put: Put;
  text: string | undefined;
}

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

export interface LocalDocuments extends Documents {
  /** Forgets what is kept at hand; after a rollback it may be wrong. */
  forget(): void;
}

/**
 * Documents in SQLite. The one process that has the file open is its only reader and writer; it keeps the latest
 * ones parsed, and frozen, because everybody is given the same object.
 */
export function sqliteDocuments(database: DatabaseSync, commits: Committer): LocalDocuments {
  const select = database.prepare('SELECT key, version, doc FROM documents WHERE key = ?');
  const versionOf = database.prepare('SELECT version FROM documents WHERE key = ?');
  const insert = database.prepare(
    'INSERT INTO documents (version, due_at, doc, list, sort, expires_at, key, rowid) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  // A column that is named in SET has its index entry written anew, changed or not; and few documents ever move.
  const update = database.prepare(
    'UPDATE documents SET version = ?, due_at = ?, doc = ? WHERE list IS ? AND sort IS ? AND expires_at IS ? AND key = ?',
  );
  const move = database.prepare(
    'UPDATE documents SET version = ?, due_at = ?, doc = ?, list = ?, sort = ?, expires_at = ? WHERE key = ?',
  );
  const remove = database.prepare('DELETE FROM documents WHERE key = ?');
  const listed = database.prepare(
    'SELECT key, version, doc, sort AS place FROM documents WHERE list = ? AND (sort, key) > (?, ?) ORDER BY sort, key LIMIT ?',
  );
  const due = database.prepare(
    'SELECT key, version, doc, due_at AS place FROM documents WHERE due_at < ? AND (due_at, key) > (?, ?) ORDER BY due_at, key LIMIT ?',
  );
  const placeOf = rowPlaces(database);
  const kept = recent<Stored<unknown>>(KEPT);

  function read({ key, version, doc }: Row): Stored<never> {
    const known = kept.get(key);
    const stored =
      known?.version === version ? known : frozen({ key, version, doc: JSON.parse(doc) as unknown });
    return stored as Stored<never>;
  }

  function currentVersion(key: string): number {
    const known = kept.get(key);
    return known?.version ?? (versionOf.get(key) as { version: number } | undefined)?.version ?? 0;
  }

  function discard(key: string): void {
    remove.run(key);
    kept.delete(key);
  }

  /** False when the document was to be new and is there already. */
  function apply({ put, text }: ReadyPut): boolean {
    const { key, doc, expectedVersion, listed: list, dueAt, expiresAt } = put;
    if (doc === undefined || text === undefined) {
      discard(key);
      return true;
    }
    const version = expectedVersion + 1;
    const row = [
      version,
      dueAt ?? null,
      text,
      list?.list ?? null,
      list?.sort ?? null,
      expiresAt ?? null,
      key,
    ] as const;
    if (expectedVersion === 0) {
      // Seldom read again, and in great numbers: links, entries, answers would push out what is needed.
      return insert.run(...row, placeOf(key)).changes === 1;
    }
    if (update.run(...row).changes === 0) move.run(...row);
    if (key.startsWith('ledger#')) kept.delete(key);
    else kept.set(key, frozen({ key, version, doc }));
    return true;
  }

  const isAsExpected = ({ put }: ReadyPut) => currentVersion(put.key) === put.expectedVersion;

  /** All of them or none: new ones first, because only they can still turn out to be impossible. */
  function applyAll(fresh: readonly ReadyPut[], others: readonly ReadyPut[]): void {
    const done: ReadyPut[] = [];
    if (others.every(isAsExpected) && fresh.every((ready) => apply(ready) && done.push(ready))) {
      others.forEach(apply);
      return;
    }
    for (const { put } of done) discard(put.key);
    const stale = [...fresh, ...others].filter((ready) => !isAsExpected(ready));
    throw new VersionConflict(stale.map(({ put }) => put.key));
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
      kept.set(key, stored);
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
      // First of all: a document that is no JSON must not fail between the others (BigInt, a cycle).
      const ready = puts.map((put) => ({ put, text: put.doc && (put.json ?? JSON.stringify(put.doc)) }));
      const fresh = ready.filter(isNew);
      const others = ready.filter((one) => !isNew(one));
      await commits.commit(() => applyAll(fresh, others));
    },
    forget: () => kept.clear(),
  };
}

/** To be created. A removal of what is not there is neither new nor a change. */
const isNew = ({ put }: ReadyPut): boolean => put.doc !== undefined && put.expectedVersion === 0;
