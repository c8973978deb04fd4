import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { auditKey } from '../../domain/audit/audit-entry.ts';
import { auditedDocuments } from '../../functions/audit/audited-documents.ts';
import { standingClock } from '../../platform/local/clock.ts';
import { committer } from '../../platform/local/committer.ts';
import { openDatabase } from '../../platform/local/database.ts';
import { sqliteDocuments } from '../../platform/local/documents.ts';
import { PLAIN_ENVIRONMENT } from '../support/outside/plain-environment.ts';
import { TODAY } from '../support/ports.ts';
import { RECORD, recordPut, STAFF_ACTOR } from '../support/scenes/trail.ts';

const folder = mkdtempSync(join(tmpdir(), 'audit-'));
afterAll(() => rmSync(folder, { recursive: true }));

const OTHER = 'participant#p-0000000000000002';

/** A data folder with two people whose records were changed three times, and then this was done to it. */
async function dataFolder(name: string, ...statements: string[]): Promise<string> {
  const data = join(folder, name);
  const database = openDatabase(join(data, 'journeys.sqlite'));
  const documents = auditedDocuments(
    sqliteDocuments(database, committer(database)),
    STAFF_ACTOR,
    standingClock(TODAY),
  );
  for (let version = 0; version < 12; version += 1) {
    await documents.write([recordPut({ n: version }, version), recordPut({ n: version }, version, OTHER)]);
  }
  for (const statement of statements) database.exec(statement);
  database.close();
  return data;
}

const ROOT = join(import.meta.dirname, '..', '..');

function audit(...args: string[]) {
  return auditIn(ROOT, PLAIN_ENVIRONMENT, ...args);
}

function auditIn(cwd: string, env: typeof PLAIN_ENVIRONMENT, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'bin/audit.ts'), ...args], {
    cwd,
    encoding: 'utf8',
    env,
  });
  return { status, stdout, stderr };
}

describe('npm run audit', () => {
  it('finds every trail of a data folder whole (I9)', async () => {
    const result = audit('--data', await dataFolder('whole'));
    expect(result).toEqual({ status: 0, stdout: '24 entries of 2 records: none broken.\n', stderr: '' });
  });

  const entry = (version: number) => `key = '${auditKey(RECORD, version)}'`;
  const other = (version: number) => `key = '${auditKey(OTHER, version)}'`;
  it.each<[string, string[], string]>([
    [
      'a changed byte',
      [`UPDATE documents SET doc = replace(doc, '"ann"', '"bob"') WHERE ${entry(3)}`],
      `${RECORD}: entry 3 was altered`,
    ],
    [
      'a text that is no JSON',
      [`UPDATE documents SET doc = '{' WHERE ${entry(11)}`],
      `${RECORD}: entry 11 was altered`,
    ],
    [
      'an entry that is nothing',
      [`UPDATE documents SET doc = 'null' WHERE ${entry(5)}`],
      `${RECORD}: entry 5 was altered`,
    ],
    [
      'a record that is nothing',
      [`UPDATE documents SET doc = 'null' WHERE key = '${RECORD}'`],
      `${RECORD}: the record is not what its 12 entries say`,
    ],
    [
      'a record that is gone, and a last entry that says nothing of how',
      [
        `DELETE FROM documents WHERE key = '${RECORD}'`,
        `UPDATE documents SET doc = '{"changes":1}' WHERE ${entry(12)}`,
      ],
      `${RECORD}: entry 1 was inserted`,
    ],
    ['a missing entry', [`DELETE FROM documents WHERE ${entry(10)}`], `${RECORD}: entry 10 is missing`],
    [
      'another one’s entry',
      [`UPDATE documents SET doc = (SELECT doc FROM documents WHERE ${other(2)}) WHERE ${entry(2)}`],
      `${RECORD}: entry 2 belongs elsewhere`,
    ],
    [
      'an entry too many',
      [
        `INSERT INTO documents SELECT '${auditKey(RECORD, 13)}', 1, list, sort, due_at, expires_at, doc FROM documents WHERE ${entry(12)}`,
      ],
      `${RECORD}: entry 13 was inserted`,
    ],
    [
      'a record changed past the program',
      [`UPDATE documents SET doc = replace(doc, '11', '99') WHERE key = '${RECORD}'`],
      `${RECORD}: the record is not what its 12 entries say`,
    ],
    [
      'a record that is gone',
      [`DELETE FROM documents WHERE key = '${RECORD}'`],
      `${RECORD}: entry 1 was inserted`,
    ],
  ])('names the record with %s, and fails', async (name, statements, line) => {
    const result = audit('--data', await dataFolder(name, ...statements));
    expect(result.stdout.split('\n')[0]).toBe(line);
    expect(result.stdout).toMatch(/^[^\n]+\n2\d entries of 2 records: 1 broken\.\n$/);
    expect(result).toMatchObject({ status: 1, stderr: '' });
  });

  it('says in one line what it cannot do', () => {
    expect(audit('--data', join(folder, 'nowhere'))).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/^There is no data in .*nowhere\.\n$/),
    });
    expect(audit('--all')).toMatchObject({ status: 2, stderr: 'Usage: npm run audit -- [--data DIR]\n' });
  });

  it.each(['', ' '])(
    'looks in data/ where DATA_DIR is set to nothing (%j), as the program itself does',
    (nothing) => {
      const work = mkdtempSync(join(folder, 'elsewhere-'));
      const { stderr } = auditIn(work, { ...PLAIN_ENVIRONMENT, DATA_DIR: nothing });
      expect(stderr).toBe(`There is no data in ${join(work, 'data')}.\n`);
    },
  );
});
