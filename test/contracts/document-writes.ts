import { describe, expect, it } from 'vitest';
import { instantOf } from '../../domain/dates/instant.ts';
import { VersionConflict } from '../../domain/errors.ts';
import type { Documents } from '../../platform/ports.ts';
import { conflictingKeys, put, refusal } from './document-put.ts';

/** One document, several at once, and many writers: versions, atomicity, conflicts. */
export function documentWritesContract(make: () => Promise<Documents>): void {
  describe('one document', () => {
    it('is not there before it is written', async () => {
      const documents = await make();
      expect(await documents.get('thing#1')).toBeUndefined();
    });

    it('is created with version 1, and counts its writes', async () => {
      const documents = await make();
      await documents.write([put('thing#1', { a: 1 })]);
      expect(await documents.get('thing#1')).toEqual({ key: 'thing#1', version: 1, doc: { a: 1 } });
      await documents.write([put('thing#1', { b: 2 }, 1)]);
      expect(await documents.get('thing#1')).toEqual({ key: 'thing#1', version: 2, doc: { b: 2 } });
    });

    it('is not created when it exists', async () => {
      const documents = await make();
      await documents.write([put('thing#1', { first: true })]);
      expect(await conflictingKeys(documents.write([put('thing#1', { second: true })]))).toEqual(['thing#1']);
      expect((await documents.get('thing#1'))?.doc).toEqual({ first: true });
    });

    it.each([0, 1, 3, 99])('at version 2 is not changed by a write that expects %i', async (expected) => {
      const documents = await make();
      await documents.write([put('thing#1', { n: 1 })]);
      await documents.write([put('thing#1', { n: 2 }, 1)]);
      expect(await conflictingKeys(documents.write([put('thing#1', { n: 3 }, expected)]))).toEqual([
        'thing#1',
      ]);
      expect(await documents.get('thing#1')).toEqual({ key: 'thing#1', version: 2, doc: { n: 2 } });
    });

    it('is not changed or deleted when it does not exist', async () => {
      const documents = await make();
      expect(await conflictingKeys(documents.write([put('thing#1', { n: 2 }, 1)]))).toEqual(['thing#1']);
      expect(await conflictingKeys(documents.write([put('thing#1', undefined, 1)]))).toEqual(['thing#1']);
      expect(await documents.get('thing#1')).toBeUndefined();
    });

    it('is deleted at its version only, and can be created again', async () => {
      const documents = await make();
      await documents.write([put('thing#1', { n: 1 })]);
      expect(await conflictingKeys(documents.write([put('thing#1', undefined, 2)]))).toEqual(['thing#1']);
      await documents.write([put('thing#1', undefined, 1)]);
      expect(await documents.get('thing#1')).toBeUndefined();
      await documents.write([put('thing#1', { again: true })]);
      expect(await documents.get('thing#1')).toEqual({ key: 'thing#1', version: 1, doc: { again: true } });
    });

    it('keeps keys apart that differ only in case or in what follows a separator', async () => {
      const documents = await make();
      const keys = ['thing#a', 'thing#A', 'thing#a#b', 'thing#a ', 'thing#%', 'thing#é', 'other#a'];
      await documents.write(keys.map((key) => put(key, { key })));
      for (const key of keys) expect((await documents.get<{ key: string }>(key))?.doc.key).toBe(key);
    });

    it('can be read after its time until it is removed (F48)', async () => {
      const documents = await make();
      await documents.write([put('link#1', { n: 1 }, 0, { expiresAt: instantOf(0) })]);
      expect((await documents.get('link#1'))?.doc).toEqual({ n: 1 });
    });
  });

  describe('several documents', () => {
    it('are created, changed and deleted together, ledger and others', async () => {
      const documents = await make();
      await documents.write([put('thing#1', { n: 1 }), put('thing#2', { n: 1 })]);
      await documents.write([
        put('thing#1', { n: 2 }, 1),
        put('thing#2', undefined, 1),
        put('thing#3', { n: 1 }),
        put('ledger#p.x', { n: 1 }),
      ]);
      expect((await documents.get('thing#1'))?.version).toBe(2);
      expect(await documents.get('thing#2')).toBeUndefined();
      expect((await documents.get('thing#3'))?.doc).toEqual({ n: 1 });
      expect(await documents.get('ledger#p.x')).toEqual({ key: 'ledger#p.x', version: 1, doc: { n: 1 } });
    });

    it('are all untouched when some conflict, and the conflict names exactly those', async () => {
      const documents = await make();
      await documents.write([put('thing#1', { n: 1 }), put('thing#2', { n: 1 }), put('ledger#1', { n: 1 })]);
      const write = documents.write([
        put('thing#1', { n: 2 }, 1),
        put('thing#2', { n: 2 }, 7),
        put('ledger#1', { n: 2 }),
        put('thing#3', { n: 1 }),
        put('thing#4', undefined, 1),
      ]);
      expect((await conflictingKeys(write)).sort()).toEqual(['ledger#1', 'thing#2', 'thing#4']);
      for (const key of ['thing#1', 'thing#2', 'ledger#1']) {
        expect(await documents.get(key)).toEqual({ key, version: 1, doc: { n: 1 } });
      }
      expect(await documents.get('thing#3')).toBeUndefined();
    });

    it('may be a hundred', async () => {
      const documents = await make();
      await documents.write(Array.from({ length: 100 }, (_, index) => put(`thing#${index}`, { index })));
      expect((await documents.get('thing#0'))?.doc).toEqual({ index: 0 });
      expect((await documents.get('thing#99'))?.doc).toEqual({ index: 99 });
    });

    it('may not be more than a hundred, and then none is written', async () => {
      const documents = await make();
      await refusal(documents.write(Array.from({ length: 101 }, (_, index) => put(`thing#${index}`, {}))));
      expect(await documents.get('thing#0')).toBeUndefined();
    });

    it('may not name one document twice, and then none is written', async () => {
      const documents = await make();
      await refusal(
        documents.write([put('thing#1', { n: 1 }), put('thing#2', {}), put('thing#1', { n: 2 })]),
      );
      expect(await documents.get('thing#1')).toBeUndefined();
      expect(await documents.get('thing#2')).toBeUndefined();
    });

    it('may be none', async () => {
      const documents = await make();
      await expect(documents.write([])).resolves.toBeUndefined();
    });
  });

  describe('many writers', () => {
    it('lose no update: 50 that add one to a document end at 50 (F41)', async () => {
      const documents = await make();
      await documents.write([put('counter#1', { count: 0 })]);
      const addOne = async (): Promise<void> => {
        for (;;) {
          const counter = await documents.get<{ count: number }>('counter#1');
          const next = put('counter#1', { count: (counter?.doc.count ?? 0) + 1 }, counter?.version ?? 0);
          const error = await documents.write([next]).catch((cause: unknown) => cause);
          if (error === undefined) return;
          // Each conflict means that another of the 50 got through, so this ends.
          if (!(error instanceof VersionConflict)) throw error;
        }
      };
      await Promise.all(Array.from({ length: 50 }, addOne));
      expect(await documents.get('counter#1')).toEqual({
        key: 'counter#1',
        version: 51,
        doc: { count: 50 },
      });
    });

    it('of one new document together with another: one wins whole, the others leave nothing (F11)', async () => {
      const documents = await make();
      const claims = await Promise.allSettled(
        Array.from({ length: 20 }, (_, index) =>
          documents.write([put('ledger#one', { index }), put(`claim#${index}`, { index })]),
        ),
      );
      const winners = claims.flatMap((claim, index) => (claim.status === 'fulfilled' ? [index] : []));
      expect(winners).toHaveLength(1);
      expect((await documents.get('ledger#one'))?.doc).toEqual({ index: winners[0] });
      for (const [index, claim] of claims.entries()) {
        expect((await documents.get(`claim#${index}`)) !== undefined).toBe(claim.status === 'fulfilled');
        if (claim.status === 'rejected') expect(claim.reason).toBeInstanceOf(VersionConflict);
      }
    });
  });
}
