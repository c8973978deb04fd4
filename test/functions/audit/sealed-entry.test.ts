import { describe, expect, it } from 'vitest';
import { type Change, isSealed, sealedEntry } from '../../../functions/audit/sealed-entry.ts';
import { TODAY } from '../../support/ports.ts';
import { RECORD, STAFF_ACTOR } from '../../support/scenes/trail.ts';

const change = (after: object): Change => ({
  ...STAFF_ACTOR,
  record: RECORD,
  version: 2,
  at: TODAY,
  before: { id: 'p-1' },
  after: { id: 'p-1', ...after },
  previous: 'hash of the one before',
});

describe('an entry', () => {
  it.each([
    ['with signs that JSON writes otherwise', { name: '"Ada"\\\u2028é\n{"hash":"x"}' }],
    ['of nothing', {}],
    ['that is abridged', { text: 'x'.repeat(100_000) }],
  ])('%s is sealed, and its JSON is what the store would make of it', (_, after) => {
    const { entry, json } = sealedEntry(change(after));
    expect(json).toBe(JSON.stringify(entry));
    expect(isSealed(JSON.parse(json))).toBe(true);
    expect(json.length).toBeLessThan(1000);
  });

  it('that is abridged says all the same who did what when, and at which places', () => {
    const { entry } = sealedEntry(change({ text: 'x'.repeat(100_000) }));
    expect(entry).toEqual({
      ...STAFF_ACTOR,
      record: RECORD,
      version: 2,
      at: TODAY,
      changes: [{ pointer: '/text' }],
      abridged: true,
      previous: 'hash of the one before',
      hash: entry.hash,
    });
  });

  it('has room in the store however many places a change has (F46)', () => {
    const many = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`place${index}`, index]));
    expect(sealedEntry(change(many)).json.length).toBeLessThan(100_000);
  });
});
