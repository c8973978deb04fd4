import { spawnSync } from 'node:child_process';
import { mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { VersionConflict } from '../../../domain/errors.ts';
import { report } from '../../../functions/middleware/report.ts';
import { openDatabase } from '../../../platform/local/database.ts';
import { sqliteDocuments } from '../../../platform/local/documents.ts';
import { executionStore } from '../../../platform/local/executions.ts';
import { inbox } from '../../../platform/local/inbox.ts';
import { threadedCommitter } from '../../../platform/local/threaded-committer.ts';
import { documentsContract } from '../../contracts/documents.ts';
import { executionsContract } from '../../contracts/executions.ts';
import { aMessage } from '../../support/message.ts';
import { temporaryFolder } from '../../support/program-folder.ts';

/** The stores of one file that another thread writes to, until the test is over. */
function stores(file = join(temporaryFolder(), 'journeys.sqlite')) {
  const database = openDatabase(file);
  const commits = threadedCommitter(file);
  let isOpen = true;
  const close = async () => {
    if (!isOpen) return;
    isOpen = false;
    await commits.close();
    database.close();
  };
  onTestFinished(close);
  return {
    file,
    close,
    database,
    documents: sqliteDocuments(database, commits),
    executions: executionStore(database, commits),
    mail: inbox(database, commits),
  };
}

documentsContract('SQLite, written to by another thread,', async () => stores().documents);
executionsContract('SQLite, written to by another thread,', () => stores().executions);

const put = (key: string, expectedVersion = 0, doc: object = {}) => ({ key, doc, expectedVersion });

describe('a store that another thread writes to', () => {
  it('answers what was asked for together in one transaction, each with its own', async () => {
    const { documents, mail } = stores();
    await documents.write([put('a')]);
    const results = await Promise.allSettled([
      documents.write([put('a', 1, { n: 2 })]),
      documents.write([put('b'), put('a', 7)]),
      documents.write([put('c')]),
      mail.send(aMessage()),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(results[1]).toMatchObject({ reason: expect.any(VersionConflict) });
    expect([await documents.get('a'), await documents.get('b'), mail.count()]).toEqual([
      { key: 'a', version: 2, doc: { n: 2 } },
      undefined,
      1,
    ]);
  });

  it('fails everybody in a transaction that fails, says why, and works again (F67)', async () => {
    const { documents, database } = stores();
    database.exec(
      "CREATE TRIGGER full BEFORE INSERT ON documents WHEN new.key = 'no' BEGIN SELECT raise(ABORT, 'no room'); END",
    );
    const results = await Promise.allSettled([documents.write([put('a')]), documents.write([put('no')])]);
    const failed = { status: 'rejected', reason: expect.objectContaining({ message: 'no room' }) };
    expect(results).toEqual([failed, failed]);
    expect(await documents.get('a')).toBeUndefined();
    await documents.write([put('a')]);
    expect(await documents.get('a')).toEqual({ key: 'a', version: 1, doc: {} });
  });

  it('says what is wrong in a word that the log repeats, which has no messages (F67)', async () => {
    const { documents, database } = stores();
    database.exec(
      "CREATE TRIGGER full BEFORE INSERT ON documents BEGIN SELECT raise(ABORT, 'no room for Ada Okafor'); END",
    );
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    onTestFinished(() => log.mockRestore());
    report(await documents.write([put('a')]).catch((error: unknown) => error), { in: 'journey' });
    expect(log).toHaveBeenCalledWith({
      in: 'journey',
      error: expect.objectContaining({ name: 'Error', code: 'constraint failed' }),
    });
  });

  it('has everything that was answered when it is opened again', async () => {
    const first = stores();
    const keys = Array.from({ length: 500 }, (_, index) => `thing#${index}`);
    await Promise.all(keys.map((key) => first.documents.write([put(key)])));
    await first.close();
    const { documents } = stores(first.file);
    for (const key of keys) expect(await documents.get(key)).toMatchObject({ version: 1 });
  });

  it('has its log copied back beside the writing, long before whoever writes would have to', async () => {
    const { documents, file } = stores();
    const sizeOf = (name: string) => statSync(name).size;
    const before = sizeOf(file);
    const pieces = Array.from({ length: 10_100 }, (_, count) =>
      put(`thing#${count}`, 0, { text: 'x'.repeat(500) }),
    );
    await Promise.all(pieces.map((one) => documents.write([one])));
    await expect.poll(() => sizeOf(file), { timeout: 60_000 }).toBeGreaterThan(before + 9000 * 500);
    expect(sizeOf(`${file}-wal`)).toBeLessThan(24_576 * 4096);
  });

  it('goes on where the thread that copies back cannot start: the log keeps everything', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'data'));
    const { documents } = stores(join(folder, 'data', 'journeys.sqlite'));
    await documents.write([put('open')]);
    // Whoever has it open keeps it, and nobody else finds it.
    renameSync(join(folder, 'data'), join(folder, 'elsewhere'));
    const pieces = Array.from({ length: 20_100 }, (_, count) => put(`thing#${count}`));
    await Promise.all(pieces.slice(0, 10_050).map((one) => documents.write([one])));
    await Promise.all(pieces.slice(10_050).map((one) => documents.write([one])));
    expect(await documents.get('thing#20099')).toMatchObject({ version: 1 });
    renameSync(join(folder, 'elsewhere'), join(folder, 'data'));
  });

  it('takes the process with it when it fails: nobody waits for an answer for ever', () => {
    const folder = temporaryFolder();
    const [script, nowhere] = [join(folder, 'asks.mjs'), join(folder, 'is', 'not', 'there.sqlite')];
    const committer = join(process.cwd(), 'platform/local/threaded-committer.ts');
    writeFileSync(
      script,
      `import { threadedCommitter } from ${JSON.stringify(committer)};
       await threadedCommitter(${JSON.stringify(nowhere)}).commit('keepMail', 'm', '{}');`,
    );
    const { status, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([1, expect.stringContaining('unable to open database file')]);
  });
});
