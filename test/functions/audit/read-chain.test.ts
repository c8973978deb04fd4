import { expect, it } from 'vitest';
import { auditKey } from '../../../domain/audit/audit-entry.ts';
import { readChain } from '../../../functions/audit/read-chain.ts';
import { RECORD, trailScene } from '../../support/scenes/trail.ts';

it.each([1, 49, 50, 51, 101])(
  'a trail of %i entries is read whole, and so is one that was written ahead (I9)',
  async (length) => {
    const { ports, live, chain } = trailScene();
    await live(...Array.from({ length }, (_, n) => ({ n })));
    expect((await chain()).map(({ doc }) => doc.version)).toEqual(
      Array.from({ length }, (_, index) => index + 1),
    );
    const ahead = auditKey(RECORD, length + 1);
    await ports.documents.write([{ key: ahead, doc: {}, expectedVersion: 0 }]);
    const keys = (await readChain(ports.documents, { key: RECORD, version: length })).map(({ key }) => key);
    expect(keys).toHaveLength(length + 1);
    expect(keys.at(-1)).toBe(ahead);
  },
);
