import type { DatabaseSync } from 'node:sqlite';
import { Invalid, VersionConflict } from '../../domain/errors.ts';
import type { Documents, Page, Put, Stored } from '../ports.ts';
import type { Committer } from './committer.ts';

interface Row {
  key: string;
  version: number;
  doc: string;
  sort: string;
  due_at: string;
}

/** Parsed documents kept at hand. Small on purpose: ten thousand waiting journeys must not fill the memory. */
const KEPT = 1000;

export interface LocalDocuments extends Documents {
  /** Forgets what is kept at hand; after a rollback it may be wrong. */
  forget(): void;
}

/** Documents in SQLite. The one process that has the file open is its only reader and writer. */
export function sqliteDocuments(database: DatabaseSync, commits: Committer): LocalDocuments {
  const select = database.prepare('SELECT key, version, doc FROM documents WHERE key = ?');
  const versionOf = database.prepare('SELECT version FROM documents WHERE key = ?');
  const insert = database.prepare(
    'INSERT INTO documents (version, due_at, doc, key, list, sort, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const update = database.prepare('UPDATE documents SET version = ?, due_at = ?, doc = ? WHERE key = ?');
  const remove = database.prepare('DELETE FROM documents WHERE key = ?');
  const listed = database.prepare(
    'SELECT key, version, doc, sort FROM documents WHERE list = ? AND (sort, key) > (?, ?) ORDER BY sort, key LIMIT ?',
  );
  const due = database.prepare(
    'SELECT key, version, doc, due_at FROM documents WHERE due_at < ? AND (due_at, key) > (?, ?) ORDER BY due_at, key LIMIT ?',
  );
  const kept = new Map<string, Stored<unknown>>();

  function keep(stored: Stored<unknown>): void {
    kept.delete(stored.key);
    kept.set(stored.key, stored);
    if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
  }

  function read({ key, version, doc }: Row): Stored<never> {
    const known = kept.get(key);
    const stored = known?.version === version ? known : { key, version, doc: JSON.parse(doc) as unknown };
    return stored as Stored<never>;
  }

  function currentVersion(key: string): number {
    const known = kept.get(key);
    return known?.version ?? (versionOf.get(key) as { version: number } | undefined)?.version ?? 0;
  }

  function apply({ key, doc, expectedVersion, listed: list, dueAt, expiresAt }: Put): void {
    if (doc === undefined) {
      remove.run(key);
      kept.delete(key);
      return;
    }
    const version = expectedVersion + 1;
    const text = JSON.stringify(doc);
    if (expectedVersion > 0) update.run(version, dueAt ?? null, text, key);
    else
      insert.run(
        version,
        dueAt ?? null,
        text,
        key,
        list?.list ?? null,
        list?.sort ?? null,
        expiresAt ?? null,
      );
    keep({ key, version, doc });
  }

  return {
    async get(key) {
      const known = kept.get(key);
      if (known) {
        keep(known);
        return known as Stored<never>;
      }
      const row = select.get(key) as Row | undefined;
      if (!row) return undefined;
      const stored = read(row);
      keep(stored);
      return stored;
    },
    async list(list, limit, cursor) {
      const [sort, key] = cursor ? parseCursor(cursor, list) : ['', ''];
      const rows = listed.all(list, sort, key, limit + 1) as unknown[] as Row[];
      return page(rows, limit, read, (row) => [list, row.sort, row.key]);
    },
    async due(before, limit, cursor) {
      const [dueAt, key] = cursor ? parseCursor(cursor, 'due') : ['', ''];
      const rows = due.all(before, dueAt, key, limit + 1) as unknown[] as Row[];
      return page(rows, limit, read, (row) => ['due', row.due_at, row.key]);
    },
    write(puts) {
      if (puts.length > 100) throw new RangeError('At most 100 documents can be written at once.');
      return commits.commit(() => {
        const changed = puts.filter((put) => currentVersion(put.key) !== put.expectedVersion);
        if (changed.length > 0) throw new VersionConflict(changed.map((put) => put.key));
        puts.forEach(apply);
      });
    },
    forget: () => kept.clear(),
  };
}

function page(
  rows: Row[],
  limit: number,
  read: (row: Row) => Stored<never>,
  place: (row: Row) => string[],
): Page<never> {
  const items = rows.slice(0, limit).map(read);
  if (rows.length <= limit) return { items };
  return { items, cursor: Buffer.from(JSON.stringify(place(rows[limit - 1]!))).toString('base64url') };
}

function parseCursor(cursor: string, list: string): [string, string] {
  try {
    const parts = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown;
    if (Array.isArray(parts) && parts.length === 3 && parts.every((part) => typeof part === 'string')) {
      const [of, sort, key] = parts as [string, string, string];
      if (of === list) return [sort, key];
    }
  } catch {
    // Mangled: answered below like a cursor of another list.
  }
  throw new Invalid([{ pointer: '/cursor', code: 'cursor' }]);
}
