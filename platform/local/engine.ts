import type { RandomBytes } from '../../domain/id.ts';
import { type Instant, plusSeconds } from '../../domain/instant.ts';
import { executionName, type JourneyInput } from '../../domain/journey.ts';
import type { Clock, Journeys } from '../ports.ts';
import type { CompiledDefinition, CompiledState } from './definition.ts';
import type { Execution, ExecutionStore } from './executions.ts';
import { delay, matches, TaskError } from './task-error.ts';

/** A function of the machine, by the name that stands in place of its ARN. */
export type Tasks = Record<string, (payload: never) => Promise<unknown>>;

export interface Engine extends Journeys {
  /** Starts what is due and not running. Called when the clock has moved, and by the engine itself. */
  fill(): void;
  /** Resolves when nothing runs and, unless it was stopped, nothing is due. */
  idle(): Promise<void>;
  nextDeadline(): Instant | undefined;
  /** Starts nothing any more; what runs is left to end by itself. */
  stop(): void;
}

export interface EngineParts {
  definition: CompiledDefinition;
  store: ExecutionStore;
  tasks: Tasks;
  clock: Clock;
  random: RandomBytes;
  /** Called on entering each state: for counting, and for the simulator's eyes. */
  onState?: (execution: Execution, state: string) => void;
  /** Called when an execution fails for good; the sweep will start the next generation. */
  onFailure?: (execution: Execution, error: unknown) => void;
}

/** How many executions run side by side: enough to fill a commit, few enough to keep the queue in the database. */
const SIDE_BY_SIDE = 256;

type TaskState = Extract<CompiledState, { kind: 'task' }>;
type Outcome = { next: string; input: unknown } | 'resting' | 'ended';

/**
 * Runs the journey's state machine as Step Functions would, with its executions at rest in SQLite: waiting is a
 * row with a deadline, not an object in memory. Task timeouts are not enforced here: the functions run in process.
 */
export function createEngine({
  definition,
  store,
  tasks,
  clock,
  random,
  onState,
  onFailure,
}: EngineParts): Engine {
  const running = new Map<string, Execution>();
  /** Tokens given to a task that has not come to rest yet, and whether they were used meanwhile. */
  const awaiting = new Map<string, { token: string; used: boolean }>();
  const waiters: (() => void)[] = [];
  let filling = false;
  /** False once everything due was taken up, until the clock moves or something begins. */
  let mayBeDue = true;
  let stopped = false;

  function fill(): void {
    mayBeDue = true;
    refill();
  }

  function refill(): void {
    if (filling) return;
    filling = true;
    // Once per turn of the event loop, however many ask for it.
    setImmediate(() => {
      filling = false;
      if (!stopped && mayBeDue && running.size <= SIDE_BY_SIDE / 4) {
        const limit = SIDE_BY_SIDE + running.size;
        const due = store.due(clock.now(), limit);
        mayBeDue = due.length === limit;
        for (const execution of due) {
          if (!running.has(execution.name)) void run(execution, execution.token ? 'timer' : 'enter');
        }
      }
      if (running.size === 0) for (const waiter of waiters.splice(0)) waiter();
    });
  }

  async function run(execution: Execution, how: 'enter' | 'timer' | 'token'): Promise<void> {
    running.set(execution.name, execution);
    let isStored = true;
    try {
      await steps(execution, how);
    } catch (error) {
      onFailure?.(execution, error);
      isStored = await store.end(execution.name, 'failed').then(...YES_OR_NO);
    }
    if (running.get(execution.name) === execution) running.delete(execution.name);
    // A store that takes nothing (a full disk) leaves the execution where it stood: the next one who calls fill
    // tries again, and not this engine at once and for ever.
    if (isStored) refill();
  }

  async function steps(execution: Execution, how: 'enter' | 'timer' | 'token'): Promise<void> {
    const { name } = execution;
    let outcome: Outcome = { next: execution.state, input: execution.stateInput };
    let attempt = execution.attempt;
    if (how !== 'enter') {
      const state = definition.states.get(execution.state) as TaskState;
      outcome = how === 'token' ? after(state, {}) : caught(state, execution.stateInput, execution, TIMEOUT);
      attempt = 0;
    }
    while (typeof outcome === 'object') {
      const { next, input } = outcome;
      onState?.(execution, next);
      const state = definition.states.get(next)!;
      if (state.kind === 'succeed') outcome = 'ended';
      else if (state.kind === 'choice') {
        const states = { input, context: undefined };
        const chosen = state.choices.find((choice) => choice.condition(states) === true);
        outcome = { next: chosen?.next ?? state.otherwise, input };
      } else outcome = await perform(execution, next, state, input, attempt);
      attempt = 0;
    }
    if (outcome === 'ended') await store.end(name, 'succeeded');
  }

  async function perform(
    execution: Execution,
    name: string,
    state: TaskState,
    input: unknown,
    attempt: number,
  ): Promise<Outcome> {
    const isWait = state.resource === 'arn:aws:states:::lambda:invoke.waitForTaskToken';
    const token = isWait ? `${execution.name}:${Buffer.from(random(12)).toString('base64url')}` : '';
    const states = { input, context: contextOf(execution, token) };
    try {
      const given = state.arguments(states) as {
        FunctionName: string;
        Payload: never;
        Name: string;
        Input: object;
      };
      if (isWait) {
        return await wait(execution, name, state, input, token, () =>
          call(given.FunctionName, given.Payload),
        );
      }
      let result: unknown = {};
      if (state.resource === 'arn:aws:states:::lambda:invoke') {
        result = { Payload: await call(given.FunctionName, given.Payload) };
      } else await begin(given.Name, given.Input);
      return after(state, state.output ? state.output({ ...states, result }) : result);
    } catch (error) {
      const retrier = state.retry.find((one) => matches(one.ErrorEquals, error));
      if (!retrier || attempt >= retrier.MaxAttempts) return caught(state, input, execution, error);
      const deadline = plusSeconds(clock.now(), delay(retrier, attempt, random));
      await store.save({
        ...withoutToken(execution),
        state: name,
        stateInput: input,
        attempt: attempt + 1,
        deadline,
      });
      return 'resting';
    }
  }

  async function wait(
    execution: Execution,
    name: string,
    state: TaskState,
    input: unknown,
    token: string,
    invoke: () => Promise<unknown>,
  ): Promise<Outcome> {
    const given = { token, used: false };
    awaiting.set(execution.name, given);
    try {
      const seconds = Number(state.timeoutSeconds({ input, context: contextOf(execution, token) }));
      const deadline = plusSeconds(clock.now(), seconds);
      await invoke();
      if (!given.used)
        await store.save({ ...execution, state: name, stateInput: input, attempt: 0, token, deadline });
      if (given.used) return after(state, {});
      // At once, not when this promise has been passed on: from here on a wake finds the stored token.
      running.delete(execution.name);
      return 'resting';
    } finally {
      awaiting.delete(execution.name);
    }
  }

  function call(name: string, payload: never): Promise<unknown> {
    const task = tasks[name];
    if (!task) throw new TaskError('Lambda.ResourceNotFoundException');
    return task(payload);
  }

  async function begin(name: string, input: object): Promise<void> {
    const now = clock.now();
    const stateInput = input;
    const execution = {
      name,
      input,
      startedAt: now,
      state: definition.startAt,
      stateInput,
      attempt: 0,
      deadline: now,
    };
    if (!(await store.add(execution))) throw new TaskError('StepFunctions.ExecutionAlreadyExistsException');
    fill();
  }

  return {
    fill,
    nextDeadline: store.nextDeadline,
    stop: () => {
      stopped = true;
    },
    idle: () => {
      const idle = new Promise<void>((resolve) => waiters.push(resolve));
      fill();
      return idle;
    },
    async start({ participantId, cohortId, generation }: JourneyInput) {
      const input = { participantId, cohortId, generation };
      try {
        await begin(executionName(input), input);
      } catch (error) {
        if (!(error instanceof TaskError)) throw error;
      }
    },
    async wake(token) {
      const name = token.slice(0, token.lastIndexOf(':'));
      const given = awaiting.get(name);
      if (given?.token === token) given.used = true;
      else if (!stopped && !running.has(name)) {
        const execution = store.find(name);
        if (execution?.token === token) void run(execution, 'token');
      }
    },
  };
}

const YES_OR_NO = [() => true, () => false] as const;

/** One for all: making an error is dear, and nobody reads this one's stack. */
const TIMEOUT = new TaskError('States.Timeout');

const contextOf = ({ name, input, startedAt }: Execution, token: string) => ({
  Execution: { Name: name, Input: input, StartTime: startedAt },
  StateMachine: { Id: 'local' },
  Task: { Token: token },
});

function withoutToken({ token: _, ...execution }: Execution): Execution {
  return execution;
}

/** What comes after a task that has done its work. */
const after = ({ next }: TaskState, input: unknown): Outcome => (next ? { next, input } : 'ended');

/** Where the error leads; an error that nothing catches ends the execution. */
function caught(state: TaskState, input: unknown, execution: Execution, error: unknown): Outcome {
  const catcher = state.catch.find((one) => matches(one.errors, error));
  if (!catcher) throw error;
  const states = { input, context: contextOf(execution, '') };
  return { next: catcher.next, input: catcher.output ? catcher.output(states) : {} };
}
