import { describe, expect, it } from 'vitest';
import type { CohortId, ParticipantId } from '../../domain/id.ts';
import { executionName, type JourneyInput } from '../../domain/journeys/journey.ts';
import type { Journeys } from '../../platform/ports.ts';

/** Journeys of an empty service, and a look at what it did. */
export interface JourneysUnderTest {
  journeys: Journeys;
  /** Every execution that was ever started, in order. */
  executions(): Promise<{ name: string; input: unknown }[]>;
}

const input = (generation = 1): JourneyInput => ({
  participantId: 'p-0123456789abcdef' as ParticipantId,
  cohortId: 'c-0123456789abcdef' as CohortId,
  generation,
});

/** What every implementation of Journeys does. That a wake ends a sleep is shown where the machine runs. */
export function journeysContract(name: string, make: () => Promise<JourneysUnderTest>): void {
  describe(`${name} keeps the journeys contract`, () => {
    it('starts an execution with the name of the generation, and ids only', async () => {
      const { journeys, executions } = await make();
      await journeys.start(input(2));
      expect(await executions()).toEqual([{ name: executionName(input(2)), input: input(2) }]);
    });

    it('passes on ids only, whatever else the object has (I10)', async () => {
      const { journeys, executions } = await make();
      const more = { ...input(), email: 'bo@hospital.example.org' };
      await journeys.start(more);
      expect((await executions()).map((execution) => execution.input)).toEqual([input()]);
    });

    it('starts one execution however often it is told to (F27)', async () => {
      const { journeys, executions } = await make();
      await journeys.start(input());
      await journeys.start(input());
      await Promise.all([journeys.start(input()), journeys.start(input())]);
      expect(await executions()).toHaveLength(1);
    });

    it('starts another execution for the next generation', async () => {
      const { journeys, executions } = await make();
      await journeys.start(input(1));
      await journeys.start(input(2));
      expect((await executions()).map((execution) => execution.name)).toEqual([
        executionName(input(1)),
        executionName(input(2)),
      ]);
    });

    it('ignores a token that nobody sleeps on', async () => {
      const { journeys } = await make();
      await expect(journeys.wake('no-such-token')).resolves.toBeUndefined();
      await expect(journeys.wake('no-such-token')).resolves.toBeUndefined();
    });
  });
}
