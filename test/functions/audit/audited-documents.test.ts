import { describe, expect, it } from 'vitest';
import { auditKey, auditOf } from '../../../domain/audit/audit-entry.ts';
import { plusSeconds } from '../../../domain/dates/instant.ts';
import { VersionConflict } from '../../../domain/errors.ts';
import { auditedDocuments, TrailAhead } from '../../../functions/audit/audited-documents.ts';
import { verifyChain } from '../../../functions/audit/verify-chain.ts';
import type { Documents, Put } from '../../../platform/ports.ts';
import { conflictingKeys, put, refusal } from '../../contracts/document-put.ts';
import { RECORD, recordPut, STAFF_ACTOR, trailScene } from '../../support/scenes/trail.ts';

const JOURNEY = { by: { kind: 'rule', name: 'journey' }, action: 'send reminder' } as const;

/** The store, noting what it was asked. */
function noting(asked: string[]) {
  return (documents: Documents): Documents => ({
    ...documents,
    get: (key) => {
      asked.push(`get ${key}`);
      return documents.get(key);
    },
    write: (puts) => {
      asked.push(`write ${puts.map(({ key }) => key).join(' ')}`);
      return documents.write(puts);
    },
  });
}

describe('a change of an audited record', () => {
  it('is written with its entry in one transaction: who, by what, when, and what changed (I9)', async () => {
    const asked: string[] = [];
    const { as, ports, record, chain } = trailScene(noting(asked));
    const begun = ports.clock.now();
    await as().write([recordPut({ name: 'Ada', status: { kind: 'active' } })]);
    ports.clock.moveTo(plusSeconds(begun, 60));
    await as(JOURNEY).write([
      recordPut({ name: 'Ada', status: { kind: 'withdrawn', at: 'now' } }, 1),
      put('ledger#1', {}),
    ]);
    expect(asked.filter((one) => one.startsWith('write'))).toEqual([
      `write ${RECORD} ${auditKey(RECORD, 1)}`,
      `write ${RECORD} ledger#1 ${auditKey(RECORD, 2)}`,
    ]);
    const [first, second] = await chain();
    expect(first!.doc).toMatchObject({ ...STAFF_ACTOR, record: RECORD, version: 1, at: begun });
    const made = { id: 'p-0000000000000001', cohortId: 'c-0000000000000001', name: 'Ada' };
    expect(first!.doc.changes).toEqual([{ pointer: '', after: { ...made, status: { kind: 'active' } } }]);
    expect(second!.doc).toMatchObject({
      ...JOURNEY,
      version: 2,
      at: plusSeconds(begun, 60),
      previous: first!.doc.hash,
      changes: [
        { pointer: '/status/kind', before: 'active', after: 'withdrawn' },
        { pointer: '/status/at', after: 'now' },
      ],
    });
    expect(verifyChain([first!, second!], await record())).toBeUndefined();
  });

  it('is refused like any other when somebody was faster, with the same keys and nothing written (F41)', async () => {
    const { as, live, ports } = trailScene();
    await live({ n: 1 }, { n: 2 });
    await ports.documents.write([put('mailbox#1', {})]);
    const before = ports.everything();
    const stale: Put[] = [recordPut({ n: 3 }, 1), put('mailbox#1', {}, 0), put('journey#1', {})];
    expect(await conflictingKeys(ports.documents.write(stale))).toEqual(
      expect.arrayContaining([RECORD, 'mailbox#1']),
    );
    expect((await conflictingKeys(as().write(stale))).sort()).toEqual(['mailbox#1', RECORD]);
    expect(await conflictingKeys(as().write([recordPut({ n: 9 }, 0)]))).toEqual([RECORD]);
    expect(await conflictingKeys(as().write([recordPut({ n: 9 }, 7)]))).toEqual([RECORD]);
    const missing = 'participant#p-0000000000000002';
    expect(await conflictingKeys(as().write([recordPut({ n: 9 }, 1, missing)]))).toEqual([missing]);
    // The record is as expected; another document is not.
    expect(await conflictingKeys(as().write([recordPut({ n: 3 }, 2), put('mailbox#1', {})]))).toEqual([
      'mailbox#1',
    ]);
    expect(ports.everything()).toBe(before);
  });

  it('is refused like any other when somebody is faster after it was read', async () => {
    const { as, live, record } = trailScene();
    await live({ n: 1 });
    const late = as();
    await late.get(RECORD);
    await as().write([recordPut({ n: 2 }, 1)]);
    const error = await refusal(late.write([recordPut({ n: 3 }, 1)]));
    expect(error).toBeInstanceOf(VersionConflict);
    expect((error as VersionConflict).keys).toEqual([RECORD]);
    expect((await record()).doc).toMatchObject({ n: 2 });
  });

  it('costs no reading for whoever has read the record, or has just written it', async () => {
    const asked: string[] = [];
    const { as, live } = trailScene(noting(asked));
    await live({ n: 1 });
    const documents = as(JOURNEY);
    await documents.get(RECORD);
    asked.length = 0;
    await documents.write([recordPut({ n: 2 }, 1)]);
    await documents.write([recordPut({ n: 3 }, 2)]);
    expect(asked.filter((one) => one.startsWith('get'))).toEqual([]);
  });

  it('finds the entry before by itself after a restart', async () => {
    const { live, ports, record, chain } = trailScene();
    await live({ n: 1 }, { n: 2 });
    // Another object around the same store knows no heads, like another process.
    const restarted = { ...ports.documents };
    await auditedDocuments(restarted, STAFF_ACTOR, ports.clock).write([recordPut({ n: 3 }, 2)]);
    expect(verifyChain(await chain(), await record())).toBeUndefined();
    expect((await chain())[2]!.doc.previous).toBe((await chain())[1]!.doc.hash);
  });

  it('has one entry even when nothing but the due time changed, so that no version is without', async () => {
    const { live, chain } = trailScene();
    await live({ n: 1, dueAt: 'today' }, { n: 1, dueAt: 'tomorrow' });
    expect((await chain()).map(({ doc }) => doc.changes.length)).toEqual([1, 0]);
  });

  it('is listed with its cohort, the newest first', async () => {
    const { as, live, ports } = trailScene();
    await live({ n: 1 });
    const cohort = {
      key: 'cohort#c-0000000000000001',
      doc: { id: 'c-0000000000000001' },
      expectedVersion: 0,
    };
    await as().write([cohort]);
    ports.clock.moveTo(plusSeconds(ports.clock.now(), 1));
    await as().write([recordPut({ n: 2 }, 1)]);
    await as().write([recordPut({ n: 3 }, 2)]);
    const { items } = await ports.documents.list(auditOf('c-0000000000000001'), 10);
    expect(items.map(({ key }) => key)).toEqual([
      auditKey(RECORD, 3),
      auditKey(RECORD, 2),
      auditKey(cohort.key, 1),
      auditKey(RECORD, 1),
    ]);
  });

  it('that removes the record is an entry too', async () => {
    const { as, live, chain, ports } = trailScene();
    await live({ n: 1 });
    await as().write([recordPut(undefined, 1)]);
    expect(await ports.documents.get(RECORD)).toBeUndefined();
    const entries = await chain();
    expect(entries[1]!.doc.changes).toMatchObject([{ pointer: '', before: { n: 1 } }]);
    expect(verifyChain(entries, { key: RECORD, version: 2 })).toBeUndefined();
    const { items } = await ports.documents.list(auditOf('c-0000000000000001'), 10);
    expect(items).toHaveLength(2);
  });

  it('too large to be kept twice over is abridged: the places without their values', async () => {
    const { live, chain, record } = trailScene();
    const long = 'x'.repeat(60_000);
    await live({ text: `${long}a` }, { text: `${long}b` });
    const [, second] = await chain();
    expect(second!.doc).toMatchObject({ abridged: true, changes: [{ pointer: '/text' }] });
    expect(JSON.stringify(second).length).toBeLessThan(1000);
    expect(verifyChain(await chain(), await record())).toBeUndefined();
  });

  it('is not kept from being noticed by an entry that somebody wrote ahead', async () => {
    const { as, live, ports } = trailScene();
    await live({ n: 1 });
    await ports.documents.write([put(auditKey(RECORD, 2), {})]);
    expect(await refusal(as().write([recordPut({ n: 2 }, 1)]))).toBeInstanceOf(TrailAhead);
  });
});

describe('everything else', () => {
  it('is written as it is: responses, the ledger, links, mailboxes, journeys, repeated requests', async () => {
    const asked: string[] = [];
    const { as } = trailScene(noting(asked));
    const others = [
      'response#1',
      'ledger#1',
      'link#1',
      'mailbox#1',
      'journey#1',
      'idempotency#1',
      'program#1',
    ];
    await as().write(others.map((key) => put(key, {})));
    expect(asked).toEqual([`write ${others.join(' ')}`]);
  });

  it('counts the entries among the hundred documents of one write', async () => {
    const { as } = trailScene();
    const people = (count: number) =>
      Array.from({ length: count }, (_, index) => recordPut({}, 0, `participant#p-${index}`));
    await as().write(people(50));
    await expect(as().write(people(51))).rejects.toThrow(RangeError);
  });
});
