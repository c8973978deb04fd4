import type { Instant } from '../../domain/dates/instant.ts';
import { executionName, type JourneyInput } from '../../domain/journeys/journey.ts';
import type { Journeys } from '../ports.ts';
import type { Execution } from './executions.ts';
import { type Cause, createInterpreter, type InterpreterParts } from './interpreter.ts';
import { TaskError } from './task-error.ts';
import { turns } from './turns.ts';

/** Step Functions on this machine. Nothing is lost when the process ends: executions are at rest in the store. */
export interface Engine extends Journeys {
  /** Starts what is due and not running. Called when the clock has moved, and by the engine itself. */
  fill(): void;
  /** Resolves when nothing runs and, unless it was stopped, nothing is due. */
  idle(): Promise<void>;
  nextDeadline(): Instant | undefined;
  /** Starts nothing any more; what runs is left to end by itself. */
  stop(): void;
}

/** What an engine runs, and on what; only tests and rehearsals look on. */
export interface EngineParts extends Omit<InterpreterParts, 'begin' | 'onRest'> {
  /** Called when an execution fails for good; the sweep will start the next generation. */
  onFailure?: (execution: Execution, error: unknown) => void;
  /** How many executions call functions side by side (FAULTS I14); as many as fill a commit where nothing is said. */
  sideBySide?: number | undefined;
}

const SIDE_BY_SIDE = 512;

/**
 * How many are in memory at most, most of them waiting for their turn: those that are due at the same instant enter
 * their states together, and their functions are called in that order.
 */
const MOST_RUNNING = 16_384;

/**
 * Runs the journey's state machine as Step Functions would, with its executions at rest in a store: waiting is a
 * row with a deadline, not an object in memory. Task timeouts are not enforced here: the functions run in process.
 */
export function createEngine(parts: EngineParts): Engine {
  const { definition, store, clock, onFailure, sideBySide = SIDE_BY_SIDE } = parts;
  const running = new Map<string, Execution>();
  const interpreter = createInterpreter({ ...parts, begin, onRest: (name) => void running.delete(name) });
  const order = turns(sideBySide);
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
      if (!stopped && mayBeDue && running.size <= sideBySide / 4) {
        const limit = MOST_RUNNING + running.size;
        const due = store.due(clock.now(), limit);
        mayBeDue = due.length === limit;
        for (const execution of due) {
          if (!running.has(execution.name)) void run(execution, execution.token ? 'timer' : 'enter');
        }
      }
      tellWaiters();
    });
  }

  function tellWaiters(): void {
    if (running.size === 0) for (const waiter of waiters.splice(0)) waiter();
  }

  async function run(execution: Execution, cause: Cause): Promise<void> {
    running.set(execution.name, execution);
    let isStored = true;
    let hasTurn = false;
    const turn = async () => {
      hasTurn = await order.take();
      return hasTurn;
    };
    try {
      await interpreter.run(execution, cause, turn);
    } catch (error) {
      onFailure?.(execution, error);
      isStored = await store.end(execution.name, 'failed').then(...YES_OR_NO);
    }
    if (hasTurn) order.pass();
    if (running.get(execution.name) === execution) running.delete(execution.name);
    // A store that takes nothing (a full disk) leaves the execution where it stood: the next one who calls fill
    // tries again, and not this engine at once and for ever. Nobody calls it any more once it was stopped.
    if (isStored) refill();
    else if (stopped) tellWaiters();
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
    // Straight from here, without reading back what was just written; or later, where there are many.
    if (stopped || running.size >= MOST_RUNNING || running.has(name)) fill();
    else void run(execution, 'enter');
  }

  return {
    fill,
    nextDeadline: store.nextDeadline,
    stop: () => {
      stopped = true;
      order.close();
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
      if (interpreter.uses(name, token) || stopped || running.has(name)) return;
      const execution = store.find(name);
      if (execution?.token === token) void run(execution, 'token');
    },
  };
}

const YES_OR_NO = [() => true, () => false] as const;
