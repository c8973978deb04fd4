import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { onlyOwner } from './only-owner.ts';

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

/** The connection that keeps the file for this process. */
class OwnedDatabase extends DatabaseSync {
  readonly #lock: DatabaseSync | undefined;

  constructor(path: string, lock: DatabaseSync | undefined) {
    super(path, { timeout: PATIENCE_MS });
    this.#lock = lock;
  }

  override close(): void {
    super.close();
    this.#lock?.close();
  }
}

/**
 * Opens (and where needed creates) the database file, for this process alone: a second process is refused.
 * Every commit is on the disk before it is answered (`synchronous=FULL`); `:memory:` keeps nothing. A file that is
 * refused is left as it is, to the last octet.
 * @throws DataUnusable when another process has it, it may not be written, is damaged, foreign, or from a newer version.
 */
export function openDatabase(path: string): DatabaseSync {
  let lock: DatabaseSync | undefined;
  let database: DatabaseSync | undefined;
  try {
    if (path !== ':memory:') {
      mkdirSync(dirname(path), { recursive: true });
      lock = lockFile(`${path}.lock`);
      requireWholePages(path);
      // Names, answers and links: for nobody else on this machine. The log beside it gets the same rights.
      if (!existsSync(path)) closeSync(openSync(path, 'wx', 0o600));
      // SQLite opens for reading what it may not write, says nothing, and a lock that it only reads is none.
      for (const one of [`${path}.lock`, path]) accessSync(one, constants.W_OK);
    }
    database = new OwnedDatabase(path, lock);
    const isEmpty = requireOurs(database);
    if (path !== ':memory:') for (const one of ['', '-wal', '-shm']) onlyOwner(`${path}${one}`);
    // In memory a page holds a participant's record whole. On disk every touched page is written to the log, and most
    // rows are small and far apart: small pages write less.
    if (path === ':memory:') database.exec('PRAGMA page_size = 16384;');
    database.exec(`PRAGMA journal_mode = WAL; ${SETTINGS}`);
    database.exec(isEmpty ? CREATE : 'BEGIN IMMEDIATE; COMMIT;');
    return database;
  } catch (error) {
    (database ?? lock)?.close();
    throw explained(error, path);
  }
}

/** Another connection to a file that this process has opened, for another of its threads. */
export function connect(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: PATIENCE_MS });
  database.exec(SETTINGS);
  return database;
}

/** How long one connection of this process waits while another one writes. */
const PATIENCE_MS = 10_000;

// 96 MB of log before whoever writes copies it back, where nobody has done it meanwhile: fewer pages are written twice.
// After a crash all of it is read.
// 16 MB of pages in memory: with 64, nothing that was measured was faster.
const SETTINGS = 'PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 24576; PRAGMA cache_size = -16384;';

/**
 * An exclusive lock for as long as the process lives, which the kernel lets go of when it dies: nothing stale is left.
 * It is on an empty file of its own, because the database is open in more than one thread.
 */
function lockFile(path: string): DatabaseSync {
  const lock = new DatabaseSync(path, { timeout: 0 });
  try {
    // Nothing is ever written to it, so nothing has to be kept to undo it.
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE;');
  } catch (error) {
    lock.close();
    throw error;
  }
  return lock;
}

const CREATE = `BEGIN IMMEDIATE; ${SCHEMA} PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT;`;

const DAMAGED = 'the file is damaged or not a database; it was left as it is, restore it from a backup';

const PAGE = 4096;

/** SQLite fills up a last page that is cut short, silently. Half a page is right only while the log has the whole. */
function requireWholePages(path: string): void {
  const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const size = sizeOf(path);
  if (size > 0 && size % pageSizeOf(path) !== 0 && sizeOf(`${path}-wal`) === 0)
    throw new DataUnusable(DAMAGED);
}

/** In octets, as the file's header says it; ours where the header is no such thing. */
function pageSizeOf(path: string): number {
  const header = Buffer.alloc(18);
  const file = openSync(path, 'r');
  readSync(file, header, 0, header.length, 0);
  closeSync(file);
  const stated = header.readUInt16BE(16);
  return stated >= 512 ? stated : PAGE;
}

/** True for a file with nothing in it yet. @throws DataUnusable unless its tables are exactly those above. */
function requireOurs(database: DatabaseSync): boolean {
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
  const tables = tablesOf(database);
  if (version === 0 && tables === '') return true;
  if (version > SCHEMA_VERSION) throw new DataUnusable('it was written by a newer version of this program');
  const ours = new DatabaseSync(':memory:');
  ours.exec(CREATE);
  const isOurs = version === SCHEMA_VERSION && tables === tablesOf(ours);
  ours.close();
  if (!isOurs)
    throw new DataUnusable('it is not a database of this program, or damaged; it was left as it is');
  return false;
}

const tablesOf = (database: DatabaseSync): string =>
  database
    .prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name')
    .all()
    .map((row) => Object.values(row).join(' '))
    .join('\n');

/** SQLite's primary result codes, which are the low octet of the extended ones. */
const BUSY = 5;
const CORRUPT = 11;
const NOT_A_DATABASE = 26;

function explained(error: unknown, path: string): DataUnusable {
  const { errcode = 0, message } = error as { errcode?: number; message: string };
  return new DataUnusable(`Cannot use ${path}: ${reason(errcode & 0xff, message)}.`, { cause: error });
}

function reason(code: number, message: string): string {
  if (code === BUSY) return 'another process is using it';
  if (code === CORRUPT || code === NOT_A_DATABASE) return DAMAGED;
  return message.replace(/\.$/, '');
}
