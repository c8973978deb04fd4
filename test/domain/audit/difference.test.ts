import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyDifferences } from '../../../domain/audit/apply-differences.ts';
import { differences } from '../../../domain/audit/difference.ts';

describe('what differs between two states of a record', () => {
  it.each<[string, object | undefined, object | undefined, object[]]>([
    ['nothing, when nothing does', { a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, []],
    ['a value', { a: 1 }, { a: 2 }, [{ pointer: '/a', before: 1, after: 2 }]],
    [
      'what is new and what is gone',
      { a: 1 },
      { b: null },
      [
        { pointer: '/a', before: 1 },
        { pointer: '/b', after: null },
      ],
    ],
    [
      'a place inside',
      { a: { b: { c: 1 } } },
      { a: { b: { c: 2 } } },
      [{ pointer: '/a/b/c', before: 1, after: 2 }],
    ],
    ['one more in a list', { a: [1, 2] }, { a: [1, 2, 3] }, [{ pointer: '/a/2', after: 3 }]],
    [
      'one less in the middle of a list',
      { a: [1, 2, 3, 4] },
      { a: [1, 3, 4] },
      [{ pointer: '/a/1', before: 2 }],
    ],
    [
      'an entry of a list',
      { a: [{ x: 1 }, { x: 2 }] },
      { a: [{ x: 1 }, { x: 3 }] },
      [{ pointer: '/a/1/x', before: 2, after: 3 }],
    ],
    ['another kind of thing', { a: [1] }, { a: { 0: 1 } }, [{ pointer: '/a', before: [1], after: { 0: 1 } }]],
    [
      'names with signs of a pointer',
      { 'a/b~c': 1 },
      { 'a/b~c': 2 },
      [{ pointer: '/a~1b~0c', before: 1, after: 2 }],
    ],
    ['not the due time, which follows from the rest', { a: 1, dueAt: 'x' }, { a: 1, dueAt: 'y' }, []],
    [
      'a record that is new, without its due time',
      undefined,
      { a: 1, dueAt: 'x' },
      [{ pointer: '', after: { a: 1 } }],
    ],
    ['a record that is removed', { a: 1 }, undefined, [{ pointer: '', before: { a: 1 } }]],
    ['nothing where a property says nothing', { a: undefined, b: 1 }, { b: 1 }, []],
    ['once what said nothing before', { a: undefined }, { a: 1 }, [{ pointer: '/a', after: 1 }]],
  ])('is %s', (_, before, after, expected) => {
    expect(differences(before, after)).toEqual(expected);
  });

  it('is enough to make the one from the other, after having been stored too', () => {
    const record = fc.dictionary(fc.string({ maxLength: 4 }), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 4 });
    fc.assert(
      fc.property(record, record, (before, after) => {
        const { dueAt: _, ...from } = JSON.parse(JSON.stringify(before)) as Record<string, unknown>;
        const { dueAt: __, ...to } = JSON.parse(JSON.stringify(after)) as Record<string, unknown>;
        const stored = JSON.parse(JSON.stringify(differences(from, to)));
        expect(applyDifferences(from, stored)).toEqual(to);
      }),
      { numRuns: 500 },
    );
  });

  it('grows and shrinks lists anywhere', () => {
    const list = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 6 });
    fc.assert(
      fc.property(list, list, (before, after) => {
        expect(applyDifferences({ a: before }, differences({ a: before }, { a: after }))).toEqual({
          a: after,
        });
      }),
    );
  });

  it('cannot be applied where there is no such place', () => {
    expect(() => applyDifferences({ a: 1 }, [{ pointer: '/b/c', after: 1 }])).toThrow(RangeError);
    expect(() => applyDifferences({ a: 1 }, [{ pointer: '/a/b', after: 1 }])).toThrow(RangeError);
    expect(() => applyDifferences(undefined, [{ pointer: '/a', after: 1 }])).toThrow(RangeError);
    expect(() => applyDifferences({}, [{ pointer: '/__proto__/x', after: 1 }])).toThrow(RangeError);
    expect(({} as { x?: number }).x).toBeUndefined();
  });
});
