import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { committer } from '../../../platform/local/committer.ts';
import { DataUnusable, openDatabase } from '../../../platform/local/database.ts';
import { sqliteDocuments } from '../../../platform/local/documents.ts';
import { temporaryFolder } from '../../support/program-folder.ts';

const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** A data file with one document, closed properly. */
async function dataFile(): Promise<string> {
  const file = join(temporaryFolder(), 'journeys.sqlite');
  const database = openDatabase(file);
  await sqliteDocuments(database, committer(database)).write([
    { key: 'thing#1', doc: { text: 'kept' }, expectedVersion: 0 },
  ]);
  database.close();
  return file;
}

describe('a data file', () => {
  it('is made with its folder, and is the same after it was closed', async () => {
    const file = join(temporaryFolder(), 'a', 'b', 'journeys.sqlite');
    openDatabase(file).close();
    const database = openDatabase(file);
    expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    database.close();
  });

  it('and the log beside it are readable by their owner only', () => {
    const file = join(temporaryFolder(), 'journeys.sqlite');
    const database = openDatabase(file);
    database.exec("INSERT INTO meta (name, value) VALUES ('clock', '0')");
    for (const one of [file, `${file}-wal`]) expect(statSync(one).mode & 0o777).toBe(0o600);
    database.close();
  });

  it('that was put back with rights for others loses them, also in the log that a crash left', async () => {
    const file = await dataFile();
    const database = openDatabase(file);
    database.exec("INSERT INTO meta (name, value) VALUES ('clock', '0')");
    const copy = join(temporaryFolder(), 'journeys.sqlite');
    const files = [copy, `${copy}-wal`];
    for (const ending of ['', '-wal']) copyFileSync(`${file}${ending}`, `${copy}${ending}`);
    for (const one of files) chmodSync(one, 0o664);
    const opened = openDatabase(copy);
    for (const one of files) expect(statSync(one).mode & 0o777).toBe(0o600);
    opened.close();
    database.close();
  });

  it('from a newer version is refused and left as it is (F70)', async () => {
    const file = await dataFile();
    const newer = new DatabaseSync(file);
    newer.exec('PRAGMA user_version = 2');
    newer.close();
    const before = hashOf(file);
    expect(() => openDatabase(file)).toThrow(/written by a newer version of this program\.$/);
    expect(hashOf(file)).toBe(before);
  });

  it('of another program is refused and left as it is, whatever version it says it has (F70)', () => {
    for (const version of [0, 1]) {
      const file = join(temporaryFolder(), 'journeys.sqlite');
      const foreign = new DatabaseSync(file);
      foreign.exec(`CREATE TABLE recipes (title TEXT); PRAGMA user_version = ${version}`);
      foreign.close();
      const before = hashOf(file);
      expect(() => openDatabase(file)).toThrow(/not a database of this program/);
      expect(hashOf(file)).toBe(before);
    }
  });

  it('cut short is refused and left as it is (F70)', async () => {
    const file = await dataFile();
    const { length } = readFileSync(file);
    for (const size of [1, 100, 4096, 8192, length - 4096, length - 1]) {
      const cut = `${file}.${size}`;
      copyFileSync(file, cut);
      truncateSync(cut, size);
      const before = hashOf(cut);
      expect(() => openDatabase(cut)).toThrow(DataUnusable);
      expect(hashOf(cut)).toBe(before);
    }
  });

  it('with one wrong octet in its first page is refused as it is, or serves what was in it (F70)', async () => {
    const file = await dataFile();
    const whole = readFileSync(file);
    const folder = temporaryFolder();
    // Every octet of the header, and of the rest as many as are quickly tried.
    const places = Array.from({ length: 4096 }, (_, index) => index).filter(
      (at) => at < 108 || at % 11 === 0,
    );
    let refused = 0;
    for (const place of places) {
      const damaged = join(folder, `${place}.sqlite`);
      const octets = Buffer.from(whole);
      octets[place]! ^= 0xff;
      writeFileSync(damaged, octets);
      try {
        const database = openDatabase(damaged);
        const documents = sqliteDocuments(database, committer(database));
        expect((await documents.get('thing#1'))?.doc).toEqual({ text: 'kept' });
        database.close();
      } catch (error) {
        expect({ place, name: (error as Error).name }).toEqual({ place, name: 'DataUnusable' });
        expect((error as Error).message).toMatch(/^[^\n]+\.$/);
        expect(readFileSync(damaged).equals(octets)).toBe(true);
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(100);
  });

  it.each([
    ['that may be read and not written', ''],
    ['whose lock may be read and not written: it would keep nobody else out,', '.lock'],
  ])('%s is refused in one line', async (_, ending) => {
    const file = await dataFile();
    chmodSync(dirname(file), 0o777);
    for (const one of [file, `${file}.lock`]) chmodSync(one, 0o666);
    chmodSync(`${file}${ending}`, 0o444);
    // Whoever may write everything becomes somebody else first; the modules are loaded by then.
    const database = new URL('../../../platform/local/database.ts', import.meta.url);
    const { stdout } = spawnSync(process.execPath, [
      '--input-type=module',
      '-e',
      `const { openDatabase } = await import(${JSON.stringify(database)});
       if (process.getuid() === 0) process.setuid(65534);
       try { openDatabase(${JSON.stringify(file)}); } catch (error) { console.log(error.name, error.message); }`,
    ]);
    expect(String(stdout)).toMatch(/^DataUnusable Cannot use .*: EACCES: permission denied, .*\n$/);
  });

  it('that is a folder, or in a folder that is a file, is refused in one line', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'journeys.sqlite'));
    expect(() => openDatabase(join(folder, 'journeys.sqlite'))).toThrow(DataUnusable);
    writeFileSync(join(folder, 'file'), '');
    expect(() => openDatabase(join(folder, 'file', 'journeys.sqlite'))).toThrow(DataUnusable);
  });
});
