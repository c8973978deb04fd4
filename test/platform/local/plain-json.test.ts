import { expect, test } from 'vitest';
import { plainJson } from '../../../platform/local/plain-json.ts';

const asText = (doc: object) => JSON.parse(JSON.stringify(doc)) as unknown;

test('a plain document is given back itself, unchangeable to the last part', () => {
  const doc = { text: 'a', list: [1, { deep: [null, true] }], none: {} };
  expect(plainJson(doc)).toBe(doc);
  expect([doc, doc.list, doc.list[1], doc.none].every(Object.isFrozen)).toBe(true);
});

test.each([
  ['what is undefined', { a: 1, b: undefined }],
  ['numbers that JSON has not', { list: [Number.NaN, Number.POSITIVE_INFINITY, -0] }],
  ['a date', { at: new Date(0) }],
  ['a map', { map: new Map([[1, 2]]) }],
  ['a list with holes', { list: new Array(3) }],
  ['a function and a symbol', { call: () => 1, symbol: Symbol('s'), kept: 1 }],
])('%s comes back as from JSON, and unchangeable', (_, doc) => {
  const kept = plainJson(doc);
  expect(kept).toStrictEqual(asText(doc));
  expect(Object.isFrozen(kept)).toBe(true);
});

test('what JSON cannot hold is refused: a BigInt, a cycle', () => {
  expect(() => plainJson({ count: 1n })).toThrow(TypeError);
  const cycle: { self?: object } = {};
  cycle.self = cycle;
  expect(() => plainJson(cycle)).toThrow(TypeError);
});

test('a document deeper than any of ours comes back all the same', () => {
  const text = `${'{"a":'.repeat(500)}1${'}'.repeat(500)}`;
  expect(JSON.stringify(plainJson(JSON.parse(text)))).toBe(text);
});
