import type { JourneyInput } from '../domain/journeys/journey.ts';
import type { EngineParts } from '../platform/local/engine.ts';
import type { Tasks } from '../platform/local/interpreter.ts';

/** What one journey has cost so far, all its executions together. */
export interface JourneyCount {
  transitions: number;
  calls: number;
}

/** Counts, from outside, what the engine does for each participant. */
export function journeyCounts() {
  const byParticipant = new Map<string, JourneyCount>();
  let failures = 0;
  const of = (participantId: string): JourneyCount => {
    const known = byParticipant.get(participantId);
    if (known) return known;
    const count = { transitions: 0, calls: 0 };
    byParticipant.set(participantId, count);
    return count;
  };
  return {
    byParticipant,
    /** Executions that ended with an error; the sweep goes on with the next generation. */
    failures: () => failures,
    observe: {
      onState: ({ input }) => {
        of((input as JourneyInput).participantId).transitions += 1;
      },
      onFailure: () => {
        failures += 1;
      },
    } satisfies Pick<EngineParts, 'onState' | 'onFailure'>,
    /** The same functions, with each call counted. */
    counting: (tasks: Tasks): Tasks =>
      Object.fromEntries(
        Object.entries(tasks).map(([name, task]) => [
          name,
          (payload: never) => {
            of((payload as JourneyInput).participantId).calls += 1;
            return task(payload);
          },
        ]),
      ),
  };
}
