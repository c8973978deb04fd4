import type { DatabaseSync } from 'node:sqlite';
import { recent } from './recent.ts';
import { rowPlaces, standsApart } from './row-places.ts';

/** A cell of a row. */
export type Cell = string | number | null;

/** One document to be written, as the cells of its row; no text removes it. */
type DocumentCells = [
  key: string,
  expectedVersion: number,
  text: string | null,
  dueAt: string | null,
  list: string | null,
  sort: string | null,
  expiresAt: string | null,
];

/**
 * Everything that changes the database, each inside a transaction that is somebody else's. All of it takes plain
 * values, because it may be done in another thread. Only the database can make it fail.
 */
export interface Writer {
  /**
   * All of the documents or none, each as its key, expected version, text, due time, list, place in it and expiry; no
   * text removes one. Answers with the keys of those that are not at their expected version.
   */
  documents(...cells: Cell[]): readonly string[];
  /**
   * Looks at so many rows after that one, and removes the documents among them that expired before. Answers with their
   * keys, and with the last row that it looked at; undefined where there is none after it.
   */
  removeExpired(
    before: string,
    after: number,
    rows: number,
  ): { keys: readonly string[]; last: number | undefined };
  /** False when there is, or was, one of that name. */
  addExecution(
    name: string,
    input: string,
    startedAt: string,
    state: string,
    stateInput: string,
    deadline: string,
  ): boolean;
  restExecution(
    state: string,
    stateInput: string,
    attempt: number,
    token: string | null,
    deadline: string,
    name: string,
  ): void;
  endExecution(outcome: string, name: string): void;
  /** Answers with the number of the mail. */
  keepMail(contactId: string, message: string): number;
}

/** A writer that remembers where documents stand; after a rollback that may be wrong. */
interface StoreWriter {
  writer: Writer;
  forget(): void;
}

/** What is known of a document without a look. Its list and expiry hardly ever change. */
interface Standing {
  version: number;
  row: number;
  list: string | null;
  sort: string | null;
  expires_at: string | null;
}

/** Those that are changed again and again, two hundred octets each. */
const REMEMBERED = 8192;

const NOTHING_STALE: readonly string[] = [];

/** Writes to a database whose only writer the caller is. */
export function storeWriter(database: DatabaseSync): StoreWriter {
  const lookUp = database.prepare(
    'SELECT version, rowid AS row, list, sort, expires_at FROM documents WHERE key = ?',
  );
  const insert = database.prepare(
    'INSERT INTO documents (key, version, doc, due_at, list, sort, expires_at, rowid) VALUES (?, 1, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  // A column that is named in SET has its index entry written anew, changed or not; and few documents ever move.
  const update = database.prepare('UPDATE documents SET version = ?, due_at = ?, doc = ? WHERE rowid = ?');
  const move = database.prepare('UPDATE documents SET list = ?, sort = ?, expires_at = ? WHERE rowid = ?');
  const remove = database.prepare('DELETE FROM documents WHERE key = ?');
  // Without an index: one would be written with each of a journey's links, and is asked for once a day.
  const lastOf = database.prepare(
    'SELECT max(row) AS row FROM (SELECT rowid AS row FROM documents WHERE rowid > ? ORDER BY rowid LIMIT ?)',
  );
  const expired = database.prepare(
    'SELECT key FROM documents WHERE rowid > ? AND rowid <= ? AND expires_at < ?',
  );
  const add = database.prepare(
    'INSERT OR IGNORE INTO executions (name, input, started_at, state, state_input, attempt, deadline) VALUES (?, ?, ?, ?, ?, 0, ?)',
  );
  const rest = database.prepare(
    'UPDATE executions SET state = ?, state_input = ?, attempt = ?, token = ?, deadline = ? WHERE name = ? AND deadline IS NOT NULL',
  );
  const end = database.prepare(
    "UPDATE executions SET outcome = ?, token = NULL, deadline = NULL, state_input = '' WHERE name = ?",
  );
  const keep = database.prepare('INSERT INTO inbox (contact_id, message) VALUES (?, ?)');
  const placeOf = rowPlaces(database);
  const known = recent<Standing>(REMEMBERED);

  function standingOf(key: string): Standing | undefined {
    const found = known.get(key);
    if (found) return found;
    const looked = lookUp.get(key) as Standing | undefined;
    if (looked) known.set(key, looked);
    return looked;
  }

  const versionOf = (key: string): number => standingOf(key)?.version ?? 0;

  function discard(key: string): void {
    remove.run(key);
    known.delete(key);
  }

  /** False when it is there already. */
  function create([key, , text, dueAt, list, sort, expiresAt]: DocumentCells): boolean {
    const row = placeOf(key);
    if (insert.run(key, text, dueAt, list, sort, expiresAt, row).changes === 0) return false;
    // The others are seldom written again, and so many that they would push out what is needed.
    if (standsApart(row)) known.set(key, { version: 1, row, list, sort, expires_at: expiresAt });
    return true;
  }

  /** Of one that is at its expected version. */
  function change([key, expectedVersion, text, dueAt, list, sort, expiresAt]: DocumentCells): void {
    if (text === null) {
      discard(key);
      return;
    }
    const standing = standingOf(key)!;
    const { row } = standing;
    update.run(expectedVersion + 1, dueAt, text, row);
    if (standing.list !== list || standing.sort !== sort || standing.expires_at !== expiresAt)
      move.run(list, sort, expiresAt, row);
    known.set(key, { version: expectedVersion + 1, row, list, sort, expires_at: expiresAt });
  }

  function documents(...cells: Cell[]): readonly string[] {
    const rows = rowsOf(cells);
    // Nothing is changed before all are as expected; what was created by then is taken back.
    const created: string[] = [];
    const done = rows.every((row) => {
      if (!isNew(row)) return versionOf(row[0]) === row[1];
      return create(row) && created.push(row[0]) > 0;
    });
    if (done) {
      for (const row of rows) if (!isNew(row)) change(row);
      return NOTHING_STALE;
    }
    created.forEach(discard);
    return rows.filter(([key, expectedVersion]) => versionOf(key) !== expectedVersion).map(([key]) => key);
  }

  function removeExpired(before: string, after: number, rows: number) {
    const last = (lastOf.get(after, rows) as { row: number | null }).row ?? undefined;
    if (last === undefined) return { keys: [], last };
    const keys = (expired.all(after, last, before) as { key: string }[]).map(({ key }) => key);
    keys.forEach(discard);
    return { keys, last };
  }

  return {
    writer: {
      documents,
      removeExpired,
      addExecution: (...given) => add.run(...given).changes === 1,
      restExecution: (...given) => void rest.run(...given),
      endExecution: (outcome, name) => void end.run(outcome, name),
      keepMail: (contactId, message) => Number(keep.run(contactId, message).lastInsertRowid),
    },
    forget: known.clear,
  };
}

/** To be created. A removal of what is not there is neither new nor a change. */
const isNew = ([, expectedVersion, text]: DocumentCells): boolean => text !== null && expectedVersion === 0;

/** What stands in one list, so that it crosses to another thread as cheaply as its texts. */
function rowsOf(cells: readonly Cell[]): DocumentCells[] {
  const rows: DocumentCells[] = [];
  for (let first = 0; first < cells.length; first += CELLS) {
    rows.push(cells.slice(first, first + CELLS) as DocumentCells);
  }
  return rows;
}

const CELLS = 7;
