import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Rises with every change of the tables below; a file from a newer version is refused, never converted back. */
const SCHEMA_VERSION = 1;

const SCHEMA = `
CREATE TABLE documents (
  key TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL,
  list TEXT, sort TEXT, due_at TEXT, expires_at TEXT, doc TEXT NOT NULL
);
CREATE INDEX documents_by_list ON documents (list, sort, key) WHERE list IS NOT NULL;
CREATE INDEX documents_by_due_time ON documents (due_at, key) WHERE due_at IS NOT NULL;
CREATE TABLE executions (
  name TEXT NOT NULL PRIMARY KEY, input TEXT NOT NULL, started_at TEXT NOT NULL,
  state TEXT NOT NULL, state_input TEXT NOT NULL, attempt INTEGER NOT NULL, token TEXT, deadline TEXT, outcome TEXT
);
CREATE INDEX executions_by_deadline ON executions (deadline) WHERE deadline IS NOT NULL;
CREATE TABLE inbox (number INTEGER PRIMARY KEY, contact_id TEXT NOT NULL, message TEXT NOT NULL);
CREATE TABLE meta (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
`;

/** The data folder cannot be used; the message is one line for the person who started the program. */
export class DataUnusable extends Error {
  override readonly name = 'DataUnusable';
}

/**
 * Opens (and where needed creates) the database file, for this process alone: a second process is refused.
 * Every commit is on the disk before it is answered (`synchronous=FULL`); `:memory:` keeps nothing.
 * @throws DataUnusable when another process has it, it is damaged, foreign, or from a newer version.
 */
export function openDatabase(path: string): DatabaseSync {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const isNew = path === ':memory:' || !existsSync(path);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: 0 });
    // An exclusive lock is held for the process's life and let go by the kernel when it dies: no stale lock file.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    // 32 MB of log before it is copied back: fewer pages are written twice.
    database.exec('PRAGMA wal_autocheckpoint = 8192; PRAGMA cache_size = -65536;');
    database.exec('BEGIN IMMEDIATE; COMMIT;');
    prepare(database, isNew);
    return database;
  } catch (error) {
    database?.close();
    throw explained(error, path);
  }
}

function prepare(database: DatabaseSync, isNew: boolean): void {
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
  const { tables } = database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get() as {
    tables: number;
  };
  if (version > SCHEMA_VERSION) throw new DataUnusable('it was written by a newer version of this program');
  if (version === SCHEMA_VERSION) return;
  if (!isNew && tables > 0) throw new DataUnusable('it is not a database of this program');
  database.exec(`BEGIN; ${SCHEMA} PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT;`);
}

function explained(error: unknown, path: string): DataUnusable {
  const { errcode, message } = error as { errcode?: number; message: string };
  const why =
    error instanceof DataUnusable
      ? message
      : errcode === 5
        ? 'another process is using it'
        : errcode === 11 || errcode === 26
          ? 'the file is damaged or not a database; it was left as it is, restore it from a backup'
          : message;
  return new DataUnusable(`Cannot use ${path}: ${why}.`, { cause: error });
}
