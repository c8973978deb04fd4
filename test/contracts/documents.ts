import { describe, expect, it } from 'vitest';
import { Invalid, VersionConflict } from '../../domain/errors.ts';
import { type Instant, instantOf } from '../../domain/instant.ts';
import type { Documents, Put } from '../../platform/ports.ts';

const put = (key: string, doc: object | undefined, expectedVersion = 0, more: Partial<Put> = {}): Put => ({
  key,
  doc,
  expectedVersion,
  ...more,
});
const listed = (key: string, sort: string, list = 'a list'): Put =>
  put(key, { key }, 0, { listed: { list, sort } });
const minute = (count: number): Instant => instantOf(Date.UTC(2026, 10, 22, 9, count));

/** What the promise was refused with; fails the test when it was kept. */
const refusal = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expect.fail('was not refused'),
    (error: unknown) => error,
  );

async function conflictingKeys(promise: Promise<unknown>): Promise<string[]> {
  const error = await refusal(promise);
  expect(error).toBeInstanceOf(VersionConflict);
  return (error as VersionConflict).keys;
}

/** Every page of a list, one after the other; fails rather than going round for ever. */
async function pagesOf(read: (cursor?: string) => ReturnType<Documents['list']>): Promise<string[][]> {
  const pages: string[][] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    pages.push(page.items.map((item) => item.key));
    cursor = page.cursor;
    expect(pages.length).toBeLessThan(100);
  } while (cursor !== undefined);
  return pages;
}

/**
 * What every implementation of Documents does, whatever it stores them in.
 * @param make gives an empty store; it is called once for every test
 */
export function documentsContract(name: string, make: () => Promise<Documents>): void {
  describe(`${name} keeps the documents contract`, () => {
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
        expect(await conflictingKeys(documents.write([put('thing#1', { second: true })]))).toEqual([
          'thing#1',
        ]);
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

    describe('the text of a document', () => {
      it.each([
        ['emoji families and flags', '👩‍⚕️👨‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
        ['right-to-left and combining letters', 'שלום é e\u0301 ‏'],
        ['quotes and separators', '"\'`\\/\u2028\u2029\t\r\n'],
        ['an empty string', ''],
        ['markup and formulas', '<script>alert(1)</script> =SUM(A1) \u0024{7*7} {{7*7}}'],
        ['a byte order mark', '\uFEFFtext\uFEFF'],
        ['what SQL and expressions mean', "'; drop table documents; -- :version #key"],
        ['a long text', 'ä'.repeat(20_000)],
      ])('comes back exactly: %s (S10)', async (_, text) => {
        const documents = await make();
        const doc = { text, [text || 'empty']: [text, { text }] };
        await documents.write([put('thing#1', doc)]);
        expect(JSON.stringify((await documents.get('thing#1'))?.doc)).toBe(JSON.stringify(doc));
      });

      it('comes back exactly with keys that objects have already, and changes no prototype (E11)', async () => {
        const documents = await make();
        const text =
          '{"__proto__":{"role":"admin"},"constructor":null,"toString":0,"":[],"a":{"__proto__":[]}}';
        await documents.write([put('thing#1', JSON.parse(text))]);
        expect(JSON.stringify((await documents.get('thing#1'))?.doc)).toBe(text);
        expect(({} as { role?: string }).role).toBeUndefined();
      });

      it('comes back exactly with numbers, nulls and deep lists', async () => {
        const documents = await make();
        const doc = {
          n: [0, -1, 1.5, 1e21, 2 ** 53, 1e-9],
          no: null,
          yes: true,
          deep: [[[[[[{}]]]]]],
          none: [],
        };
        await documents.write([put('thing#1', doc)]);
        expect((await documents.get('thing#1'))?.doc).toEqual(doc);
      });

      it('is what was written, whatever the writer or a reader does with the object afterwards', async () => {
        const documents = await make();
        const doc = { list: [1] };
        await documents.write([put('thing#1', doc)]);
        doc.list.push(2);
        const read = await documents.get<{ list: number[] }>('thing#1');
        read?.doc.list.push(3);
        expect((await documents.get('thing#1'))?.doc).toEqual({ list: [1] });
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
        await documents.write([
          put('thing#1', { n: 1 }),
          put('thing#2', { n: 1 }),
          put('ledger#1', { n: 1 }),
        ]);
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

    describe('a list', () => {
      it('has its own documents only, by sort key', async () => {
        const documents = await make();
        await documents.write([
          listed('thing#1', 'c'),
          listed('thing#2', 'a'),
          listed('thing#3', 'b'),
          listed('thing#4', 'a', 'another list'),
          put('thing#5', {}),
        ]);
        const page = await documents.list('a list', 10);
        expect(page).toEqual({
          items: ['thing#2', 'thing#3', 'thing#1'].map((key) => ({ key, version: 1, doc: { key } })),
        });
        expect(await documents.list('no list', 10)).toEqual({ items: [] });
      });

      it('compares sort keys by their bytes, not by any language', async () => {
        const documents = await make();
        const sorts = ['10', '9', 'B', '_', 'a', 'é', '中'];
        await documents.write([...sorts].reverse().map((sort) => listed(`thing#${sort}`, sort)));
        const page = await documents.list<{ key: string }>('a list', 10);
        expect(page.items.map((item) => item.key)).toEqual(sorts.map((sort) => `thing#${sort}`));
      });

      it('is given in pages that are full, in order, and end without a cursor', async () => {
        const documents = await make();
        await documents.write(Array.from({ length: 7 }, (_, index) => listed(`thing#${index}`, `s${index}`)));
        const read = (limit: number) => pagesOf((cursor) => documents.list('a list', limit, cursor));
        expect((await read(3)).map((page) => page.length)).toEqual([3, 3, 1]);
        expect(await read(7)).toHaveLength(1);
        expect(await read(1)).toHaveLength(7);
        expect((await read(3)).flat()).toEqual(Array.from({ length: 7 }, (_, index) => `thing#${index}`));
      });

      it('gives every document of one sort key once, page by page', async () => {
        const documents = await make();
        await documents.write(Array.from({ length: 9 }, (_, index) => listed(`thing#${index}`, 'same')));
        const keys = (await pagesOf((cursor) => documents.list('a list', 2, cursor))).flat();
        expect([...new Set(keys)]).toHaveLength(9);
        expect(keys).toHaveLength(9);
      });

      it('neither repeats nor loses what stayed while other documents came and went between pages', async () => {
        const documents = await make();
        await documents.write(['b', 'd', 'f', 'h'].map((sort) => listed(`thing#${sort}`, sort)));
        const first = await documents.list('a list', 2);
        expect(first.items.map((item) => item.key)).toEqual(['thing#b', 'thing#d']);
        // The document that the cursor stands on goes too: the place stays.
        await documents.write([
          listed('thing#a', 'a'),
          listed('thing#e', 'e'),
          put('thing#d', undefined, 1),
          put('thing#h', undefined, 1),
        ]);
        const second = await documents.list('a list', 2, first.cursor);
        expect(second.items.map((item) => item.key)).toEqual(['thing#e', 'thing#f']);
        expect(second.cursor).toBeUndefined();
      });

      it('shows the latest version, moves a document with its sort key, and drops it when it is not listed', async () => {
        const documents = await make();
        await documents.write([listed('thing#1', 'a'), listed('thing#2', 'b')]);
        await documents.write([
          put('thing#1', { moved: true }, 1, { listed: { list: 'a list', sort: 'c' } }),
        ]);
        const { items } = await documents.list('a list', 10);
        expect(items.map((item) => [item.key, item.version])).toEqual([
          ['thing#2', 1],
          ['thing#1', 2],
        ]);
        await documents.write([put('thing#1', {}, 2)]);
        expect((await documents.list('a list', 10)).items.map((item) => item.key)).toEqual(['thing#2']);
      });

      it('is given in pages of 1 to 200', async () => {
        const documents = await make();
        for (const limit of [0, -1, 201, 1.5, Number.NaN]) await refusal(documents.list('a list', limit));
        expect(await documents.list('a list', 200)).toEqual({ items: [] });
      });

      it('refuses the cursor of another list, and what is no cursor', async () => {
        const documents = await make();
        await documents.write([
          ...['a', 'b'].map((sort) => listed(`thing#${sort}`, sort)),
          ...['a', 'b'].map((sort) => listed(`other#${sort}`, sort, 'another list')),
          put('due#1', {}, 0, { dueAt: minute(1) }),
          put('due#2', {}, 0, { dueAt: minute(2) }),
        ]);
        const own = (await documents.list('a list', 1)).cursor ?? '';
        const others = [
          (await documents.list('another list', 1)).cursor,
          (await documents.due(minute(9), 1)).cursor,
          '',
          'x',
          '%',
          `${own}!`,
          `${own}=`,
          own.slice(1),
          own.slice(0, -2),
          Buffer.from('null').toString('base64url'),
          Buffer.from('[1,2,3,4]').toString('base64url'),
          'a'.repeat(10_000),
        ];
        expect((await documents.list('a list', 1, own)).items).toHaveLength(1);
        for (const cursor of others) {
          const error = await refusal(documents.list('a list', 1, cursor ?? 'missing'));
          expect(error).toBeInstanceOf(Invalid);
          expect((error as Invalid).faults).toMatchObject([{ pointer: '/cursor', code: 'cursor' }]);
        }
        expect(await refusal(documents.due(minute(9), 1, own))).toBeInstanceOf(Invalid);
      });
    });

    describe('the list by due time', () => {
      it('has what is due before the instant and nothing else, earliest first', async () => {
        const documents = await make();
        await documents.write([
          put('thing#3', { n: 3 }, 0, { dueAt: minute(3) }),
          put('thing#1', { n: 1 }, 0, { dueAt: minute(1), listed: { list: 'a list', sort: 'a' } }),
          put('thing#2', { n: 2 }, 0, { dueAt: minute(2) }),
          put('thing#4', { n: 4 }, 0, { dueAt: undefined }),
          listed('thing#5', 'b'),
        ]);
        expect(await documents.due(minute(3), 10)).toEqual({
          items: [1, 2].map((n) => ({ key: `thing#${n}`, version: 1, doc: { n } })),
        });
        expect(await documents.due(minute(1), 10)).toEqual({ items: [] });
      });

      it('comes in pages, and continues where it was though earlier ones are done meanwhile', async () => {
        const documents = await make();
        await documents.write([1, 2, 3, 4].map((n) => put(`thing#${n}`, { n }, 0, { dueAt: minute(n) })));
        const first = await documents.due(minute(9), 2);
        await documents.write([put('thing#1', {}, 1), put('thing#2', {}, 1, { dueAt: minute(8) })]);
        const second = await documents.due(minute(9), 2, first.cursor);
        const third = await documents.due(minute(9), 2, second.cursor);
        expect([first, second, third].map((page) => page.items.map((item) => item.key))).toEqual([
          ['thing#1', 'thing#2'],
          ['thing#3', 'thing#4'],
          ['thing#2'],
        ]);
        expect(third.cursor).toBeUndefined();
      });

      it('drops a document that is due no more, or deleted', async () => {
        const documents = await make();
        await documents.write([1, 2].map((n) => put(`thing#${n}`, { n }, 0, { dueAt: minute(n) })));
        await documents.write([put('thing#1', { n: 1 }, 1), put('thing#2', undefined, 1)]);
        expect(await documents.due(minute(9), 10)).toEqual({ items: [] });
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
  });
}
