import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentHash } from '../../platform/content-hash.ts';

describe('contentHash', () => {
  it('does not depend on the order of keys, at any depth', () => {
    expect(contentHash({ a: { c: 1, d: [2, { e: 3, f: 4 }] }, b: null })).toBe(
      contentHash({ b: null, a: { d: [2, { f: 4, e: 3 }], c: 1 } }),
    );
  });

  it('depends on the order of a list', () => {
    expect(contentHash([1, 2])).not.toBe(contentHash([2, 1]));
  });

  it('is the same for content that was stored as JSON and read again', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (content) => {
        expect(contentHash(JSON.parse(JSON.stringify(content)))).toBe(contentHash(content));
      }),
    );
  });
});
