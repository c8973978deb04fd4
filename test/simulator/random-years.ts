import { beforeAll, describe, expect, it, vi } from 'vitest';
import { faultsOfSeed } from './random-run.ts';

/** Five hundred random years from a seed on; two test files share the thousand, so that two cores do. */
export function randomYears(first: number): void {
  describe('random years with faults', () => {
    // The functions report each crash on purpose, thousands of them; here only what is wrong counts.
    beforeAll(() => {
      const silenced = vi.spyOn(console, 'error').mockImplementation(() => {});
      return () => silenced.mockRestore();
    });

    it.each(Array.from({ length: 10 }, (_, part) => first + part * 50))(
      'keep every invariant and end like the same years without: 50 seeds from %i',
      async (from) => {
        const failed: Record<number, string[]> = {};
        for (let seed = from; seed < from + 50; seed += 1) {
          const { wrong } = await faultsOfSeed(seed);
          if (wrong.length > 0) failed[seed] = wrong.slice(0, 5);
        }
        expect(failed).toEqual({});
      },
    );
  });
}
