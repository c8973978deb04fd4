import { describe, expect, it } from 'vitest';
import { committer } from '../../../platform/local/committer.ts';
import { openDatabase } from '../../../platform/local/database.ts';
import { sqliteDocuments } from '../../../platform/local/documents.ts';
import { put } from '../../contracts/document-put.ts';

const database = () => openDatabase(':memory:');
const documentsIn = (file: ReturnType<typeof database>) => sqliteDocuments(file, committer(file));
const inOrder = (file: ReturnType<typeof database>) =>
  file
    .prepare('SELECT key FROM documents ORDER BY rowid')
    .all()
    .map(({ key }) => key);

describe('where documents stand in their table', () => {
  it('is beside those of their type, where these are changed again and again; the others stand as they came', async () => {
    const file = database();
    const documents = documentsIn(file);
    for (const who of [1, 2]) {
      await documents.write([
        put(`participant#${who}`, {}),
        put(`journey#${who}`, {}),
        put(`link#${who}`, {}),
      ]);
      await documents.write([put(`ledger#${who}`, {}), put(`participant#${who}`, {}, 1)]);
    }
    const apart = ['journey#1', 'journey#2', 'ledger#1', 'ledger#2', 'participant#1', 'participant#2'];
    expect(inOrder(file)).toEqual(['link#1', 'link#2', ...apart]);
  });

  it('goes on after the last when a file is opened again, also one from before rows had their places', async () => {
    const file = database();
    for (const key of ['participant#0', 'journey#0', 'link#0']) {
      file.exec(`INSERT INTO documents (key, version, doc) VALUES ('${key}', 1, '{}')`);
    }
    await documentsIn(file).write([put('participant#1', {}), put('link#1', {})]);
    const documents = documentsIn(file);
    await documents.write([put('link#2', {}), put('participant#2', {}), put('journey#2', {})]);
    await documents.write([put('participant#0', { now: 'changed' }, 1), put('journey#0', undefined, 1)]);
    const apart = ['journey#2', 'participant#1', 'participant#2'];
    expect(inOrder(file)).toEqual(['participant#0', 'link#0', 'link#1', 'link#2', ...apart]);
    expect(await documents.get('participant#0')).toMatchObject({ version: 2, doc: { now: 'changed' } });
  });
});
