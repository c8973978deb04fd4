import type { DatabaseSync } from 'node:sqlite';
import type { Instant } from '../../domain/dates/instant.ts';
import type { Committer } from './committer.ts';

/**
 * One execution at rest: at the state it will go on with. It is stored only when it starts, waits and ends; after
 * a crash it goes on from there, and repeats what it did since, which the functions are made for.
 */
export interface Execution {
  name: string;
  input: object;
  startedAt: Instant;
  state: string;
  stateInput: unknown;
  /** How often the state was tried and failed. */
  attempt: number;
  /** Set while it waits for a token, until `deadline`; without a token it goes on at `deadline`. */
  token?: string;
  deadline: Instant;
}

interface Row {
  name: string;
  input: string;
  started_at: Instant;
  state: string;
  state_input: string;
  attempt: number;
  token: string | null;
  deadline: Instant;
}

/** The executions of the local engine. An ended one keeps its name, which cannot be used again. */
export interface ExecutionStore {
  /** False when there is, or was, one of that name. */
  add(execution: Execution): Promise<boolean>;
  save(execution: Execution): Promise<void>;
  end(name: string, outcome: string): Promise<void>;
  /** Those whose deadline has come, the earliest first, whether they are being run or not. */
  due(now: Instant, limit: number): Execution[];
  /** One that has not ended. */
  find(name: string): Execution | undefined;
  nextDeadline(): Instant | undefined;
  /** How many have not ended. */
  count(): number;
}

/** Executions in SQLite. */
export function executionStore(database: DatabaseSync, commits: Committer): ExecutionStore {
  const due = database.prepare(
    'SELECT name, input, started_at, state, state_input, attempt, token, deadline FROM executions WHERE deadline <= ? ORDER BY deadline LIMIT ?',
  );
  const earliest = database.prepare(
    'SELECT min(deadline) AS deadline FROM executions WHERE deadline IS NOT NULL',
  );
  const byName = database.prepare(
    'SELECT name, input, started_at, state, state_input, attempt, token, deadline FROM executions WHERE name = ? AND deadline IS NOT NULL',
  );
  const running = database.prepare('SELECT count(*) AS count FROM executions WHERE deadline IS NOT NULL');

  return {
    add: ({ name, input, startedAt, state, stateInput, deadline }) => {
      const [given, first] = [JSON.stringify(input), JSON.stringify(stateInput)];
      return commits.commit('addExecution', name, given, startedAt, state, first, deadline);
    },
    save: ({ name, state, stateInput, attempt, token = null, deadline }) =>
      commits.commit('restExecution', state, JSON.stringify(stateInput), attempt, token, deadline, name),
    end: (name, outcome) => commits.commit('endExecution', outcome, name),
    due: (now, limit) => (due.all(now, limit) as unknown[] as Row[]).map(fromRow),
    find: (name) => {
      const row = byName.get(name) as Row | undefined;
      return row && fromRow(row);
    },
    nextDeadline: () => (earliest.get() as { deadline: Instant | null }).deadline ?? undefined,
    count: () => (running.get() as { count: number }).count,
  };
}

function fromRow({ name, input, started_at, state, state_input, attempt, token, deadline }: Row): Execution {
  const execution = {
    name,
    input: JSON.parse(input) as object,
    startedAt: started_at,
    state,
    attempt,
    deadline,
  };
  const stateInput = JSON.parse(state_input) as unknown;
  return token === null ? { ...execution, stateInput } : { ...execution, stateInput, token };
}
