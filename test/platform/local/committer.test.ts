import type { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { VersionConflict } from '../../../domain/errors.ts';
import { committer, groupedWork, type Outcome, type Piece } from '../../../platform/local/committer.ts';
import { openDatabase } from '../../../platform/local/database.ts';
import { sqliteDocuments } from '../../../platform/local/documents.ts';

/** A database in memory with its committer and documents, and what it has stored. */
function scene() {
  const database = openDatabase(':memory:');
  const commits = committer(database);
  const documents = sqliteDocuments(database, commits);
  return {
    database,
    commits,
    documents,
    mails: () => database.prepare('SELECT count(*) AS mails FROM inbox').get()!.mails,
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
    const { commits, database, mails } = scene();
    database.exec(
      "CREATE TRIGGER fails BEFORE INSERT ON inbox WHEN new.contact_id = 'no' BEGIN SELECT raise(FAIL, 'no'); END",
    );
    const pieces = Array.from({ length: 50 }, (_, mail) => commits.commit('keepMail', `m-${mail}`, '{}'));
    expect(mails()).toBe(0);
    expect(await Promise.all(pieces)).toEqual(Array.from({ length: 50 }, (_, mail) => mail + 1));
    // All of them or none: the last of these cannot be kept.
    const others = ['yes', 'yes', 'no'].map((contactId) => commits.commit('keepMail', contactId, '{}'));
    expect(kindsOf(await Promise.allSettled(others))).toEqual(['rejected', 'rejected', 'rejected']);
    expect([mails(), database.isTransaction]).toEqual([50, false]);
  });

  it('waits for work that comes one piece at each turn of the event loop, and not for ever (F55)', async () => {
    const { commits, mails } = scene();
    const seen: unknown[] = [];
    const pieces: Promise<void>[] = [];
    for (let mail = 0; mail < 32; mail += 1) {
      const done = commits.commit('keepMail', `m-${mail}`, '{}');
      pieces.push(done.then(() => void seen.push(mails())));
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
    const { documents, database, stored } = scene();
    database.exec(
      `CREATE TABLE later (id INTEGER PRIMARY KEY, of INTEGER REFERENCES later DEFERRABLE INITIALLY DEFERRED);
       CREATE TRIGGER orphans AFTER INSERT ON documents WHEN new.key = 'b' BEGIN INSERT INTO later VALUES (1, 7); END`,
    );
    const results = await Promise.allSettled([documents.write([put('a')]), documents.write([put('b')])]);
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

/** Work that somebody else does, when it is told to. */
function elsewhere(rhythm: { enough: number; ahead: number }) {
  const given: { pieces: readonly Piece[]; onOutcome: (outcome: Outcome) => void }[] = [];
  const commits = groupedWork((pieces, onOutcome) => void given.push({ pieces, onOutcome }), rhythm);
  return {
    commits,
    /** How many pieces each transaction has that was handed over. */
    sizes: () => given.map(({ pieces }) => pieces.length),
    answer: (place: number) => given[place]!.onOutcome({ kind: 'done', answers: given[place]!.pieces }),
  };
}

describe('work that is done elsewhere', () => {
  it('is handed over at once when it is enough, and else when all who are ready have come', async () => {
    const { commits, sizes } = elsewhere({ enough: 3, ahead: 9 });
    const mail = () => void commits.commit('keepMail', 'm', '{}');
    for (let count = 0; count < 5; count += 1) mail();
    expect(sizes()).toEqual([3]);
    await turns();
    expect(sizes()).toEqual([3, 2]);
  });

  it('is handed over ahead of the answers, so far and no further, and no more at once than is enough', async () => {
    const { commits, sizes, answer } = elsewhere({ enough: 2, ahead: 2 });
    const answers: Promise<unknown>[] = [];
    for (let count = 0; count < 9; count += 1) answers.push(commits.commit('keepMail', `m-${count}`, '{}'));
    await turns();
    expect(sizes()).toEqual([2, 2]);
    answer(0);
    expect(sizes()).toEqual([2, 2, 2]);
    answer(1);
    await turns();
    expect(sizes()).toEqual([2, 2, 2, 2]);
    answer(2);
    await turns();
    expect(sizes()).toEqual([2, 2, 2, 2, 1]);
    answer(3);
    answer(4);
    expect(await Promise.all(answers)).toEqual(answers.map((_, count) => ['keepMail', `m-${count}`, '{}']));
  });
});
