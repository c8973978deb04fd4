import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import { committer } from '../../../platform/local/committer.ts';
import { openDatabase } from '../../../platform/local/database.ts';
import { sqliteDocuments } from '../../../platform/local/documents.ts';
import { documentsContract } from '../../contracts/documents.ts';

documentsContract('SQLite', async () => {
  const database = openDatabase(':memory:');
  const commits = committer(database);
  const documents = sqliteDocuments(database, commits);
  return documents;
});

describe('what has expired', () => {
  const NOW = '2027-03-01T12:00:00.000Z' as Instant;
  const PAST = '2027-03-01T11:59:59.999Z' as Instant;

  const documentsOf = () => {
    const database = openDatabase(':memory:');
    return sqliteDocuments(database, committer(database));
  };

  it('is removed, and nothing else is: not what expires now or later, nor what never does', async () => {
    const documents = documentsOf();
    await documents.write([
      { key: 'draft#1', doc: { n: 1 }, expectedVersion: 0, expiresAt: PAST },
      { key: 'draft#2', doc: { n: 2 }, expectedVersion: 0, expiresAt: NOW },
      { key: 'participant#1', doc: { n: 3 }, expectedVersion: 0 },
    ]);
    await documents.removeExpired(NOW);
    expect(await documents.get('draft#1')).toBeUndefined();
    expect(await documents.get('draft#2')).toBeDefined();
    expect(await documents.get('participant#1')).toBeDefined();
  });

  it('is gone for whoever had it at hand, and can be written anew', async () => {
    const documents = documentsOf();
    await documents.write([{ key: 'draft#1', doc: { n: 1 }, expectedVersion: 0, expiresAt: PAST }]);
    await documents.write([{ key: 'draft#1', doc: { n: 2 }, expectedVersion: 1, expiresAt: PAST }]);
    expect((await documents.get('draft#1'))!.version).toBe(2);
    await documents.removeExpired(NOW);
    expect(await documents.get('draft#1')).toBeUndefined();
    await documents.write([{ key: 'draft#1', doc: { n: 3 }, expectedVersion: 0 }]);
    expect(await documents.get('draft#1')).toMatchObject({ version: 1, doc: { n: 3 } });
  });

  it('is found among thousands that are not, wherever it stands', async () => {
    const documents = documentsOf();
    const isExpired = (n: number) => n % 997 === 0;
    for (let first = 0; first < 5000; first += 100) {
      await documents.write(
        Array.from({ length: 100 }, (_, index) => ({
          key: `${index % 2 === 0 ? 'link' : 'participant'}#${first + index}`,
          doc: {},
          expectedVersion: 0,
          ...(isExpired(first + index) && { expiresAt: PAST }),
        })),
      );
    }
    await documents.removeExpired(NOW);
    const left = await Promise.all(
      Array.from({ length: 5000 }, (_, n) => documents.get(`${n % 2 === 0 ? 'link' : 'participant'}#${n}`)),
    );
    expect(left.flatMap((one, n) => (one === undefined ? [n] : []))).toEqual([
      0, 997, 1994, 2991, 3988, 4985,
    ]);
  });
});
