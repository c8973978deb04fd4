import { plusSeconds } from '../../domain/dates/instant.ts';
import type { RandomBytes } from '../../domain/id.ts';
import type { Clock } from '../ports.ts';
import type { CompiledDefinition, CompiledState } from './definition.ts';
import type { Execution, ExecutionStore } from './executions.ts';
import { delay, matches, TaskError } from './task-error.ts';

/** A function of the machine, by the name that stands in place of its ARN. */
export type Tasks = Record<string, (payload: never) => Promise<unknown>>;

/** What executions are run with; `tasks` may be called again for the same state, after a crash or a retry. */
export interface InterpreterParts {
  definition: CompiledDefinition;
  store: ExecutionStore;
  tasks: Tasks;
  clock: Clock;
  random: RandomBytes;
  /** Called on entering each state: for counting, and for the simulator's eyes. */
  onState?: (execution: Execution, state: string) => void;
  /** Starts another execution. @throws TaskError when the name was used. */
  begin: (name: string, input: object) => Promise<void>;
  /** Told the moment that an execution waits with its token stored: from then on a wake finds it in the store. */
  onRest: (name: string) => void;
}

/** What lets an execution go on: it begins or tries again, its timer ended, or its token was used. */
export type Cause = 'enter' | 'timer' | 'token';

interface Interpreter {
  /**
   * Goes on until the execution rests or ends. Before its first task it waits for its turn; where there is none any
   * more, it is left as it stands in the store. @throws whatever nothing in the definition catches
   */
  run(execution: Execution, cause: Cause, turn: () => Promise<boolean>): Promise<void>;
  /** True when the token is that of a wait that has begun and is not stored yet: it will not rest then. */
  uses(name: string, token: string): boolean;
}

type TaskState = Extract<CompiledState, { kind: 'task' }>;
/** Of any task: a function and what it is given, or an execution to start. */
interface Arguments {
  FunctionName: string;
  Payload: never;
  Name: string;
  Input: object;
}

type Outcome = { next: string; input: unknown } | 'resting' | 'ended';

/** Goes through the states of one execution after the other as Step Functions would. */
export function createInterpreter(parts: InterpreterParts): Interpreter {
  const { definition, store, tasks, clock, random, onState, begin, onRest } = parts;
  /** Tokens given to a task that has not come to rest yet, and whether they were used meanwhile. */
  const awaiting = new Map<string, { token: string; used: boolean }>();

  async function run(execution: Execution, cause: Cause, turn: () => Promise<boolean>): Promise<void> {
    let outcome: Outcome = { next: execution.state, input: execution.stateInput };
    let attempt = execution.attempt;
    let isItsTurn = false;
    if (cause !== 'enter') {
      const state = definition.states.get(execution.state) as TaskState;
      outcome =
        cause === 'token' ? after(state, {}) : caught(state, execution.stateInput, execution, TIMEOUT);
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
      } else {
        isItsTurn ||= await turn();
        if (!isItsTurn) return;
        outcome = await perform(execution, next, state, input, attempt);
      }
      attempt = 0;
    }
    if (outcome === 'ended') await store.end(execution.name, 'succeeded');
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
      const given = state.arguments(states) as Arguments;
      if (isWait) {
        const seconds = Number(state.timeoutSeconds(states));
        return await wait(execution, name, state, input, token, seconds, given);
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
    seconds: number,
    { FunctionName, Payload }: Arguments,
  ): Promise<Outcome> {
    const awaited = { token, used: false };
    awaiting.set(execution.name, awaited);
    try {
      const deadline = plusSeconds(clock.now(), seconds);
      await call(FunctionName, Payload);
      if (!awaited.used)
        await store.save({ ...execution, state: name, stateInput: input, attempt: 0, token, deadline });
      if (awaited.used) return after(state, {});
      // At once, not when this promise has been passed on: from here on a wake finds the stored token.
      onRest(execution.name);
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

  return {
    run,
    uses(name, token) {
      const given = awaiting.get(name);
      if (given?.token !== token) return false;
      given.used = true;
      return true;
    },
  };
}

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
