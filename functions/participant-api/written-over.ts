import type { Documents, Put, Stored } from '../../platform/ports.ts';

/** The documents as they will be once these writes are made; only for looking at, key by key. */
export const writtenOver = (documents: Documents, writes: readonly Put[]): Documents => ({
  ...documents,
  async get<Doc>(key: string): Promise<Stored<Doc> | undefined> {
    const put = writes.find((one) => one.key === key);
    if (!put) return documents.get<Doc>(key);
    return put.doc && { key, version: put.expectedVersion + 1, doc: put.doc as Doc };
  },
});
