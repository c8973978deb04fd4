import type { CohortId, ParticipantId } from '../../../domain/id.ts';
import { executionName } from '../../../domain/journeys/journey.ts';
import { standingClock } from '../../../platform/local/clock.ts';
import { openDatabase } from '../../../platform/local/database.ts';
import type { Tasks } from '../../../platform/local/interpreter.ts';
import { localPlatform } from '../../../platform/local/platform.ts';
import { TODAY } from '../ports.ts';

/** The input of the execution that a test looks at. */
export const INPUT = {
  participantId: 'p-0123456789abcdef' as ParticipantId,
  cohortId: 'c-0123456789abcdef' as CohortId,
  generation: 1,
};
export const NAME = executionName(INPUT);
const OVER = { kind: 'over', reason: 'finished' };
/** What `decide` answers for a sleep of so many seconds. */
export const sleep = (seconds: number, afterwards: object = { kind: 'decide' }) => ({
  kind: 'sleep',
  seconds,
  version: 1,
  afterwards,
});

type Sleeper = (payload: { token: string }) => Promise<unknown>;

/** The journey's machine over functions that answer by a script: what each `decide` says in its turn. */
export function engineScene(decisions: object[], given: Partial<Record<'send' | 'sleep', Sleeper>> = {}) {
  const database = openDatabase(':memory:');
  const clock = standingClock(TODAY);
  const tokens: string[] = [];
  const payloads: Record<string, unknown>[] = [];
  const visited: string[] = [];
  const failures: unknown[] = [];
  const tasks: Tasks = {
    decide: async (payload) => {
      payloads.push(payload);
      const next = decisions.shift() ?? OVER;
      if (next instanceof Error) throw next;
      return next;
    },
    send: async (payload) => given.send?.(payload) ?? OVER,
    sleep: async (payload: { token: string }) => {
      tokens.push(payload.token);
      await given.sleep?.(payload);
    },
  };
  const boot = () =>
    localPlatform({
      database,
      clock,
      settings: { linkBaseUrl: 'https://leadership.example', senderEmail: 'program@leadership.example' },
      tasks: () => tasks,
      observe: {
        onState: (_, state) => void visited.push(state),
        onFailure: (_, error) => void failures.push(error),
      },
    });
  return {
    database,
    clock,
    tokens,
    payloads,
    failures,
    boot,
    /** The states entered since the last look. */
    states: () => visited.splice(0),
    outcome: () =>
      database.prepare('SELECT outcome, deadline, token FROM executions WHERE name = ?').get(NAME),
  };
}

/** The states of an execution that goes to sleep, and of one that ends. */
export const SLEEPS = ['Decide', 'What is next?', 'Sleep until then'];
export const ENDS = ['Decide', 'What is next?', 'Journey over'];
