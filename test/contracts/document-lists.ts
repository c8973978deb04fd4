import { describe, expect, it } from 'vitest';
import { type Instant, instantOf } from '../../domain/dates/instant.ts';
import { Invalid } from '../../domain/errors.ts';
import type { Documents, Put } from '../../platform/ports.ts';
import { put, refusal } from './document-put.ts';

const listed = (key: string, sort: string, list = 'a list'): Put =>
  put(key, { key }, 0, { listed: { list, sort } });
const minute = (count: number): Instant => instantOf(Date.UTC(2026, 10, 22, 9, count));

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

/** Lists and the list by due time: their order, their pages, their cursors. */
export function documentListsContract(make: () => Promise<Documents>): void {
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
      const sorts = ['1', '10', '9', 'B', '_', 'a', 'é', '中', '\uE000', '𝄞', '𝄞𝄞'];
      await documents.write([...sorts].reverse().map((sort) => listed(`thing#${sort}`, sort)));
      const page = await documents.list<{ key: string }>('a list', 20);
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
      await documents.write([put('thing#1', { moved: true }, 1, { listed: { list: 'a list', sort: 'c' } })]);
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
      const ofDue = (await documents.due(minute(9), 1)).cursor ?? 'missing';
      for (const list of ['due', 'by-due-time', 'dueAt']) {
        expect(await refusal(documents.list(list, 1, ofDue))).toBeInstanceOf(Invalid);
      }
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
}
