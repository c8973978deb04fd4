import type { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { VersionConflict } from '../../../domain/errors.ts';
import { type Committer, committer } from '../../../platform/local/committer.ts';
import { openDatabase } from '../../../platform/local/database.ts';
import { sqliteDocuments } from '../../../platform/local/documents.ts';

/** A database in memory with its committer and documents, and what it has stored. */
function scene() {
  const database = openDatabase(':memory:');
  const commits: Committer = committer(database, () => documents.forget());
  const documents = sqliteDocuments(database, commits);
  return {
    database,
    commits,
    documents,
    stored: () =>
      Object.fromEntries(
        database
          .prepare('SELECT key, version FROM documents')
          .all()
          .map(({ key, version }) => [key, version]),
      ),
  };
}

const put = (key: string, expectedVersion = 0, doc: object = {}) => ({ key, doc, expectedVersion });
const LARGE = { text: 'x'.repeat(100_000) };

/** No page is left to write to until what it answers is called. */
function fillDisk(database: DatabaseSync): () => void {
  const { page_count: pages } = database.prepare('PRAGMA page_count').get() as { page_count: number };
  database.exec(`PRAGMA max_page_count = ${pages}`);
  return () => database.exec('PRAGMA max_page_count = 1000000');
}

const kindsOf = (results: PromiseSettledResult<unknown>[]) => results.map(({ status }) => status);

/** All work that is ready has been done, and nothing came of what is not settled by now. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

describe('grouping commits', () => {
  it('does the work of everybody who is ready in a transaction, and answers each with its own result', async () => {
    const { commits, database } = scene();
    const inTransaction: boolean[] = [];
    const pieces = Array.from({ length: 50 }, (_, piece) =>
      commits.commit(() => {
        inTransaction.push(database.isTransaction);
        return piece;
      }),
    );
    expect(inTransaction).toEqual([]);
    expect(await Promise.all(pieces)).toEqual(Array.from({ length: 50 }, (_, piece) => piece));
    expect(inTransaction).toEqual(Array(50).fill(true));
    expect(database.isTransaction).toBe(false);
  });

  it('waits for work that comes one piece at each turn of the event loop, and not for ever (F55)', async () => {
    const { commits, database } = scene();
    database.exec('CREATE TABLE pieces (piece INTEGER)');
    const committed = database.prepare('SELECT count(*) AS pieces FROM pieces');
    const seen: unknown[] = [];
    const pieces: Promise<void>[] = [];
    const insert = (piece: number) => database.exec(`INSERT INTO pieces VALUES (${piece})`);
    for (let piece = 0; piece < 32; piece += 1) {
      const done = commits.commit(() => insert(piece));
      pieces.push(done.then(() => void seen.push(committed.get()!.pieces)));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all(pieces);
    expect(new Set(seen).size).toBeGreaterThan(2);
    expect(new Set(seen).size).toBeLessThan(8);
  });

  it('a piece that fails fails alone', async () => {
    const { documents, stored } = scene();
    await documents.write([put('a')]);
    const results = await Promise.allSettled([
      documents.write([put('b')]),
      documents.write([put('c'), put('a')]),
      documents.write([put('d')]),
    ]);
    expect(kindsOf(results)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(results[1]).toMatchObject({ reason: expect.any(VersionConflict) });
    expect(stored()).toEqual({ a: 1, b: 1, d: 1 });
  });

  it('a document that cannot be written as JSON fails alone, and nothing of its write is kept', async () => {
    const { documents, stored } = scene();
    const results = await Promise.allSettled([
      documents.write([put('a'), put('b', 0, { no: 1n })]),
      documents.write([put('c')]),
    ]);
    expect(kindsOf(results)).toEqual(['rejected', 'fulfilled']);
    expect(stored()).toEqual({ c: 1 });
    expect(await documents.get('a')).toBeUndefined();
  });

  it('a disk that is full fails everybody in the transaction, keeps nothing of it, and later works again (F67)', async () => {
    const { documents, database, stored } = scene();
    await documents.write([put('a', 0, { text: 'before' })]);
    const makeRoom = fillDisk(database);
    const results = await Promise.allSettled([
      documents.write([put('a', 1, { text: 'after' })]),
      documents.write([put('large', 0, LARGE)]),
      documents.write([put('b')]),
    ]);
    expect(kindsOf(results)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(stored()).toEqual({ a: 1 });
    // What readers are given is what is stored, not what was about to be.
    expect(await documents.get('a')).toEqual({ key: 'a', version: 1, doc: { text: 'before' } });
    expect(await documents.get('b')).toBeUndefined();
    makeRoom();
    await documents.write([put('a', 1, { text: 'after' }), put('large', 0, LARGE)]);
    expect(stored()).toEqual({ a: 2, large: 1 });
  });

  it('a commit that fails at its very end fails everybody, and the next one works', async () => {
    const { documents, commits, database, stored } = scene();
    database.exec(
      'CREATE TABLE later (id INTEGER PRIMARY KEY, of INTEGER REFERENCES later DEFERRABLE INITIALLY DEFERRED)',
    );
    const results = await Promise.allSettled([
      documents.write([put('a')]),
      commits.commit(() => database.exec('INSERT INTO later VALUES (1, 7)')),
    ]);
    expect(kindsOf(results)).toEqual(['rejected', 'rejected']);
    expect(stored()).toEqual({});
    expect(await documents.get('a')).toBeUndefined();
    await documents.write([put('a')]);
    expect(stored()).toEqual({ a: 1 });
  });

  it('work that comes while the others are answered is in the next transaction', async () => {
    const { documents, stored } = scene();
    await documents.write([put('a')]).then(() => documents.write([put('a', 1), put('b')]));
    expect(stored()).toEqual({ a: 2, b: 1 });
  });

  it('writes nothing and answers nobody once it is abandoned, as if the process had died (F65)', async () => {
    const { documents, commits, stored } = scene();
    const answers: string[] = [];
    void documents.write([put('a')]).then(
      () => answers.push('written'),
      () => answers.push('failed'),
    );
    commits.abandon();
    void documents.write([put('b')]).then(() => answers.push('written'));
    await turns();
    expect(stored()).toEqual({});
    expect(answers).toEqual([]);
  });
});
