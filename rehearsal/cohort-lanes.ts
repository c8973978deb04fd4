import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { compileCache } from '../platform/compile-cache.ts';
import type { CohortPart } from './cohort-life.ts';
import { liveCohort } from './live-cohort.ts';
import type { LivedCohort } from './lived-cohort.ts';

/** A cohort for a thread to live through. The same seed gives the same year. */
export interface ToWorker {
  part: CohortPart;
  seed: number;
}

/** What a thread tells: how many contacts there have been since it last said so, and in the end everything. */
export type FromWorker = { kind: 'contacts'; count: number } | { kind: 'lived'; lived: LivedCohort };

/** Somewhere cohorts are lived through, one after the other. */
interface Lane {
  live(part: CohortPart, onContacts: (count: number) => void): Promise<LivedCohort>;
  close(): Promise<unknown>;
}

/** A thread of its own loads and compiles everything again; with fewer people it is no faster, and takes more of both cores. */
const WORTH_A_THREAD = 1000;

/** As many as cores, this thread among them; one for a rehearsal that is over before another has begun. */
export const usualLanes = (people: number): number => (people < WORTH_A_THREAD ? 1 : availableParallelism());

/**
 * Lives through the cohorts in so many threads, and answers with all of them in their order. They share nothing, so
 * it makes no difference to what is lived where it is lived, and beside what.
 */
export async function liveInLanes(
  parts: readonly CohortPart[],
  seed: number,
  count: number,
  onContacts: (count: number, over: readonly (LivedCohort | undefined)[]) => void,
): Promise<LivedCohort[]> {
  const over: (LivedCohort | undefined)[] = parts.map(() => undefined);
  const waiting = parts.entries();
  const follow = async (lane: Lane) => {
    for (const [index, part] of waiting) {
      over[index] = await lane.live(part, (contacts) => onContacts(contacts, over));
      onContacts(0, over);
    }
  };
  const others = Array.from({ length: Math.min(count, parts.length) - 1 }, () => workerLane(seed));
  try {
    await Promise.all([ownLane(seed), ...others].map(follow));
  } finally {
    await Promise.all(others.map((lane) => lane.close()));
  }
  return over.map((lived) => lived!);
}

const ownLane = (seed: number): Lane => ({
  live: (part, onContacts) => liveCohort(part, seed, () => onContacts(1)),
  close: async () => {},
});

function workerLane(seed: number): Lane {
  const folder = compileCache();
  const env = folder === undefined ? process.env : { ...process.env, NODE_COMPILE_CACHE: folder };
  const worker = new Worker(new URL('./cohort-worker.ts', import.meta.url), { env });
  return {
    live: (part, onContacts) =>
      new Promise((resolve, reject) => {
        worker.removeAllListeners();
        worker.on('error', reject);
        worker.on('message', (message: FromWorker) => {
          if (message.kind === 'lived') resolve(message.lived);
          else onContacts(message.count);
        });
        worker.postMessage({ part, seed } satisfies ToWorker);
      }),
    close: () => worker.terminate(),
  };
}
