import { describe, expect, it } from 'vitest';
import type { Documents } from '../../platform/ports.ts';
import { put } from './document-put.ts';

/** Changes an object in place, as nobody should; a store may also have frozen it, and then it throws. */
function meddle(change: () => void): void {
  try {
    change();
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError);
  }
}

/** The exact round trip of whatever is in a document. */
export function documentTextContract(make: () => Promise<Documents>): void {
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

    it('comes back from the JSON that came with it, and is changed like any other', async () => {
      const documents = await make();
      const first = { text: 'é \u2028', list: [{ a: 1 }] };
      await documents.write([put('thing#1', first, 0, { json: JSON.stringify(first) })]);
      expect(await documents.get('thing#1')).toEqual({ key: 'thing#1', version: 1, doc: first });
      const second = { list: [] };
      await documents.write([put('thing#1', second, 1, { json: JSON.stringify(second) })]);
      expect((await documents.get('thing#1'))?.doc).toEqual(second);
    });

    it('comes back exactly with keys that objects have already, and changes no prototype (E11)', async () => {
      const documents = await make();
      const text =
        '{"__proto__":{"role":"admin"},"constructor":null,"toString":0,"":[],"a":{"__proto__":[]}}';
      await documents.write([put('thing#1', JSON.parse(text))]);
      expect(JSON.stringify((await documents.get('thing#1'))?.doc)).toBe(text);
      expect(({} as { role?: string }).role).toBeUndefined();
    });

    it.each([
      ['longer than any key', `thing#${'x'.repeat(5000)}`],
      ['with half a surrogate pair', 'thing#\uD800'],
    ])('is none where its key is %s', async (_, key) => {
      const documents = await make();
      expect(await documents.get(key)).toBeUndefined();
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
      meddle(() => doc.list.push(2));
      const read = await documents.get<{ list: number[] }>('thing#1');
      meddle(() => read?.doc.list.push(3));
      expect((await documents.get('thing#1'))?.doc).toEqual({ list: [1] });
    });
  });
}
