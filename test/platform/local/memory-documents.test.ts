import { expect, test } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import { memoryDocuments } from '../../../platform/local/memory-documents.ts';
import { put } from '../../contracts/document-put.ts';
import { documentsContract } from '../../contracts/documents.ts';

documentsContract('Memory', async () => memoryDocuments());

test('the earliest due time is that of the documents as they are now', async () => {
  const documents = memoryDocuments();
  const [early, late] = ['2026-11-22T09:00:00.000Z', '2026-11-22T10:00:00.000Z'] as [Instant, Instant];
  expect(documents.earliestDue()).toBeUndefined();
  await documents.write([put('thing#1', {}, 0, { dueAt: early }), put('thing#2', {}, 0, { dueAt: late })]);
  expect(documents.earliestDue()).toBe(early);
  await documents.write([put('thing#1', {}, 1)]);
  expect(documents.earliestDue()).toBe(late);
  await documents.write([put('thing#2', undefined, 1)]);
  expect(documents.earliestDue()).toBeUndefined();
});
