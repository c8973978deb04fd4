import { describe, expect, it } from 'vitest';
import { VersionConflict } from '../../../domain/errors.ts';
import { inLine } from '../../../functions/middleware/in-line.ts';
import { serve } from '../../../functions/middleware/serve.ts';
import { testPorts } from '../../support/ports.ts';

describe('a line', () => {
  const { journeys } = testPorts();

  it('lets one in at a time, in the order in which they came', async () => {
    const inside: string[] = [];
    const visit = async (who: string) => {
      const leave = await inLine(journeys, 'seats');
      inside.push(`${who} in`);
      await new Promise((resolve) => setImmediate(resolve));
      inside.push(`${who} out`);
      leave();
    };
    await Promise.all(['Ann', 'Bo', 'Cy'].map(visit));
    expect(inside).toEqual(['Ann in', 'Ann out', 'Bo in', 'Bo out', 'Cy in', 'Cy out']);
  });

  it('keeps nobody waiting who stands in another, or comes when everybody has left', async () => {
    const leave = await inLine(journeys, 'one');
    (await inLine(journeys, 'other'))();
    leave();
    (await inLine(journeys, 'one'))();
  });

  it('keeps nobody waiting for who was in it when their process died (F65)', async () => {
    await inLine(testPorts().journeys, 'one');
    (await inLine(journeys, 'one'))();
  });
});

describe('requests that change one document at the same moment', () => {
  it('lose a race once each, then take their turns, also after one that fails (F55)', async () => {
    const ports = testPorts();
    const { documents } = ports;
    await documents.write([{ key: 'session#1', doc: { count: 0 }, expectedVersion: 0 }]);
    let conflicts = 0;
    const counting = {
      ...documents,
      write: (puts: Parameters<typeof documents.write>[0]) =>
        documents.write(puts).catch((error) => {
          if (error instanceof VersionConflict) conflicts += 1;
          throw error;
        }),
    };
    const PEOPLE = 30;
    const one = (who: number) => {
      let tries = 0;
      const answer = async () => {
        tries += 1;
        if (who === 3 && tries === 2) throw new Error('It failed in the line.');
        const { doc, version } = (await documents.get<{ count: number }>('session#1'))!;
        const put = { key: 'session#1', doc: { count: doc.count + 1 }, expectedVersion: version };
        return { status: 200, writes: [put] };
      };
      return serve({ ports, documents: counting, now: ports.clock.now(), repeatable: undefined, answer });
    };
    const results = await Promise.allSettled(Array.from({ length: PEOPLE }, (_, who) => one(who)));
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect((await documents.get('session#1'))!.doc).toEqual({ count: PEOPLE - 1 });
    expect(conflicts).toBe(PEOPLE - 1);
  });
});
