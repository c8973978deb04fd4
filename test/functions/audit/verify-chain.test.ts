import { beforeAll, describe, expect, it } from 'vitest';
import { type AuditEntry, auditKey } from '../../../domain/audit/audit-entry.ts';
import { sealedEntry } from '../../../functions/audit/sealed-entry.ts';
import { verifyChain } from '../../../functions/audit/verify-chain.ts';
import type { Stored } from '../../../platform/ports.ts';
import { RECORD, STAFF_ACTOR, trailScene } from '../../support/scenes/trail.ts';

type Entries = Stored<AuditEntry>[];

let whole: Entries;
let record: Stored<object>;
beforeAll(async () => {
  const scene = trailScene();
  await scene.live({ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }, { n: 5 });
  whole = await scene.chain();
  record = await scene.record();
});

/** The trail with something done to it. */
const spoiled = (how: (entries: Entries) => void): Entries => {
  const entries = structuredClone(whole);
  how(entries);
  return entries;
};

/** The entry as somebody would make it who knows how they are sealed. */
const sealedAnew = (
  { doc, key, version }: Stored<AuditEntry>,
  change: { before?: object; after?: object; previous?: string },
): Stored<AuditEntry> => ({
  key,
  version,
  doc: sealedEntry({
    ...STAFF_ACTOR,
    record: doc.record,
    version: doc.version,
    at: doc.at,
    before: { n: 8 },
    after: { n: 9 },
    previous: doc.previous,
    ...change,
  }).entry,
});

describe('a trail (I9)', () => {
  it('that nobody touched is whole, and makes the record', () => {
    expect(verifyChain(whole, record)).toBeUndefined();
    expect(verifyChain(whole, { key: RECORD, version: 5 })).toBeUndefined();
  });

  it.each<[string, (entries: Entries) => void, object]>([
    [
      'a value',
      (all) => Object.assign(all[2]!.doc.changes[0]!, { after: 9 }),
      { version: 3, fault: 'altered' },
    ],
    [
      'an author',
      (all) => Object.assign(all[1]!.doc, { by: { kind: 'participant' } }),
      { version: 2, fault: 'altered' },
    ],
    [
      'a time',
      (all) => Object.assign(all[4]!.doc, { at: '2020-01-01T00:00:00.000Z' }),
      { version: 5, fault: 'altered' },
    ],
    ['a hash', (all) => Object.assign(all[0]!.doc, { hash: 'x' }), { version: 1, fault: 'altered' }],
    ['a note added', (all) => Object.assign(all[0]!.doc, { note: 'x' }), { version: 1, fault: 'altered' }],
    [
      'an entry written twice',
      (all) => Object.assign(all[3]!, { version: 2 }),
      { version: 4, fault: 'altered' },
    ],
    [
      'everything of an entry',
      (all) => Object.assign(all[3]!, { doc: {} }),
      { version: 4, fault: 'altered' },
    ],
    ['the entry itself', (all) => Object.assign(all[3]!, { doc: null }), { version: 4, fault: 'altered' }],
    [
      'an entry sealed anew',
      (all) => all.splice(2, 1, sealedAnew(all[2]!, {})),
      { version: 3, fault: 'altered' },
    ],
    [
      'the last one sealed anew',
      (all) => all.splice(4, 1, sealedAnew(all[4]!, {})),
      { version: 5, fault: 'record' },
    ],
    [
      'the last one sealed anew, about a place that there is not,',
      (all) => all.splice(4, 1, sealedAnew(all[4]!, { before: { m: { n: 8 } }, after: { m: { n: 9 } } })),
      { version: 5, fault: 'record' },
    ],
    [
      'the first one sealed anew, as if one came before it,',
      (all) => all.splice(0, 1, sealedAnew(all[0]!, { previous: 'x' })),
      { version: 1, fault: 'altered' },
    ],
    ['the first one gone', (all) => all.splice(0, 1), { version: 1, fault: 'missing' }],
    ['one gone', (all) => all.splice(2, 1), { version: 3, fault: 'missing' }],
    ['the last one gone', (all) => all.splice(4, 1), { version: 5, fault: 'missing' }],
    ['all gone', (all) => all.splice(0), { version: 1, fault: 'missing' }],
    ['two in each other’s place', (all) => swap(all, 1, 3), { version: 2, fault: 'moved' }],
    ['one of another record', (all) => foreign(all[1]!), { version: 2, fault: 'moved' }],
    [
      'one too many',
      (all) => all.push({ ...all[4]!, key: auditKey(RECORD, 6) }),
      { version: 6, fault: 'inserted' },
    ],
    [
      'one too many, with a gap before it,',
      (all) => all.push({ ...all[4]!, key: auditKey(RECORD, 7) }),
      { version: 7, fault: 'inserted' },
    ],
    [
      'the last one gone and one too many',
      (all) => all.splice(4, 1, { ...all[4]!, key: auditKey(RECORD, 6) }),
      { version: 5, fault: 'missing' },
    ],
    [
      'one without a number',
      (all) => all.unshift({ ...all[0]!, key: auditKey(RECORD, 0) }),
      { version: 0, fault: 'inserted' },
    ],
  ])('with %s changed names the first entry that is not right', (_, how, expected) => {
    expect(verifyChain(spoiled(how), record)).toEqual(expected);
  });

  it.each([
    ['was changed past the program', { n: 99 }],
    ['has something more', { n: 5, more: true }],
  ])('of a record that %s does not make it', (_, doc) => {
    const { id, cohortId } = record.doc as { id: string; cohortId: string };
    expect(verifyChain(whole, { ...record, doc: { id, cohortId, ...doc } })).toEqual({
      version: 5,
      fault: 'record',
    });
  });

  it('finds every single character that is changed in any entry', () => {
    const missed: string[] = [];
    for (const [index, { doc }] of whole.entries()) {
      const text = JSON.stringify(doc);
      for (let place = 0; place < text.length; place += 1) {
        const other = text[place] === '1' ? '2' : '1';
        const changed = `${text.slice(0, place)}${other}${text.slice(place + 1)}`;
        let parsed: AuditEntry;
        try {
          parsed = JSON.parse(changed) as AuditEntry;
        } catch {
          continue;
        }
        const fault = verifyChain(
          spoiled((all) => Object.assign(all[index]!, { doc: parsed })),
          record,
        );
        if (!fault) missed.push(`${index} ${place}`);
      }
    }
    expect(missed).toEqual([]);
  });
});

const swap = (all: Entries, one: number, other: number): void => {
  [all[one]!.doc, all[other]!.doc] = [all[other]!.doc, all[one]!.doc];
};

function foreign(entry: Stored<AuditEntry>): void {
  const { record: _, hash: __, ...rest } = entry.doc;
  entry.doc = sealedEntry({
    ...rest,
    record: 'participant#p-2',
    before: {},
    after: {},
    previous: rest.previous,
  }).entry;
}
