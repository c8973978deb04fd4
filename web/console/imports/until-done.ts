import { ApiProblem } from '../api/problem.ts';
import type { Import } from './import-state.ts';

/** The longest pause between two tries, in seconds. */
const LONGEST_S = 15;

/** What stops for a moment and not for good; whether the last call arrived does not matter. */
const PASSING = new Set([
  'no-answer',
  'unavailable',
  'too-many-requests',
  'changed-meanwhile',
  'in-progress',
]);

interface Steps {
  send: () => Promise<Import>;
  isDone: (state: Import) => boolean;
  /** Told after each step, and with undefined when the server did not answer and will be asked again. */
  tell: (state: Import | undefined) => void;
  pause: (seconds: number) => Promise<void>;
}

/**
 * Repeats a call, each of which does the next of a long piece of work, until all is done. A call that got no answer is
 * made again, for as long as it takes: none does anything twice. @throws ApiProblem that will not pass
 */
export async function untilDone({ send, isDone, tell, pause }: Steps): Promise<Import> {
  for (let failures = 0; ; ) {
    try {
      const state = await send();
      failures = 0;
      tell(state);
      if (isDone(state)) return state;
    } catch (error) {
      if (!(error instanceof ApiProblem && PASSING.has(error.code))) throw error;
      tell(undefined);
      failures += 1;
      await pause(Math.min(2 ** (failures - 1), LONGEST_S));
    }
  }
}
