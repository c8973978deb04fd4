import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonErrorOffset } from '../../platform/json-error-offset.ts';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('jsonErrorOffset', () => {
  it('finds nothing in what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2, '\t'), (value, indent) => {
        expect(jsonErrorOffset(JSON.stringify(value, null, indent))).toBeUndefined();
      }),
    );
  });

  it('finds a place exactly where JSON.parse finds an error', () => {
    const damaged = fc
      .tuple(
        fc.jsonValue(),
        fc.nat(),
        fc.constantFrom('', ',', ':', '"', '}', ']', '0', '-', 'x', '\\', '\t', ' '),
      )
      .map(([value, at, inserted]) => {
        const text = JSON.stringify(value);
        const cut = at % (text.length + 1);
        return text.slice(0, cut) + inserted + text.slice(cut + 1);
      });
    fc.assert(
      fc.property(fc.oneof(damaged, fc.string()), (text) => {
        expect(jsonErrorOffset(text) === undefined).toBe(isJson(text));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['', 0, 'value'],
    ['{"a": 1,}', 8, 'name'],
    ['[1 2]', 3, ', or the end'],
    ['{"a" 1}', 5, ':'],
    ['{"a": 01}', 7, ', or the end'],
    ['[1] 2', 4, 'nothing more'],
    ['["tab\there"]', 1, 'value or ]'],
  ])('points into %j at %i', (text, offset, expected) => {
    expect(jsonErrorOffset(text)).toEqual({ offset, expected });
  });
});
