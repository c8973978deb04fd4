import { describe, expect, it } from 'vitest';
import type { Instant } from '../../domain/dates/instant.ts';
import type { Execution, ExecutionStore } from '../../platform/local/executions.ts';

const at = (minute: number) => `2026-11-22T09:${String(minute).padStart(2, '0')}:00.000Z` as Instant;

const execution = (name: string, minute: number): Execution => ({
  name,
  input: { participantId: name },
  startedAt: at(0),
  state: 'Decide',
  stateInput: { n: 1 },
  attempt: 0,
  deadline: at(minute),
});

/** What every store of the engine's executions does. @param make gives an empty one */
export function executionsContract(name: string, make: () => ExecutionStore): void {
  describe(`${name} keeps the executions contract`, () => {
    it('takes a name once, also after that execution has ended (F27)', async () => {
      const store = make();
      expect(await store.add(execution('one', 1))).toBe(true);
      expect(await store.add(execution('one', 2))).toBe(false);
      await store.end('one', 'succeeded');
      expect(await store.add(execution('one', 3))).toBe(false);
      expect([store.count(), store.find('one'), store.nextDeadline()]).toEqual([0, undefined, undefined]);
    });

    it('gives back what was added, and then what was saved', async () => {
      const store = make();
      await store.add(execution('one', 1));
      expect(store.find('one')).toEqual(execution('one', 1));
      const resting = { ...execution('one', 5), state: 'Sleep until then', attempt: 2, token: 'one:t' };
      await store.save(resting);
      expect(store.find('one')).toEqual(resting);
      expect(store.due(at(5), 10)).toEqual([resting]);
    });

    it('gives those that are due, the earliest first, and no more than asked for', async () => {
      const store = make();
      for (const [name, minute] of [
        ['c', 3],
        ['a', 1],
        ['d', 4],
        ['b', 2],
      ] as const) {
        await store.add(execution(name, minute));
      }
      await store.save(execution('a', 9));
      await store.end('b', 'failed');
      const names = (minute: number, limit: number) => store.due(at(minute), limit).map((one) => one.name);
      expect(names(9, 10)).toEqual(['c', 'd', 'a']);
      expect(names(9, 2)).toEqual(['c', 'd']);
      expect(names(3, 10)).toEqual(['c']);
      expect(names(2, 10)).toEqual([]);
      expect([store.nextDeadline(), store.count()]).toEqual([at(3), 3]);
    });

    it('does not bring an ended one back to life', async () => {
      const store = make();
      await store.add(execution('one', 1));
      await store.end('one', 'succeeded');
      await store.save(execution('one', 2));
      expect([store.count(), store.find('one')]).toEqual([0, undefined]);
    });
  });
}
