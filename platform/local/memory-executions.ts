import { byInstant } from './by-instant.ts';
import type { Execution, ExecutionStore } from './executions.ts';

/** The executions of the local engine, for as long as the process lasts. An ended one keeps its name. */
export function memoryExecutions(): ExecutionStore {
  const live = new Map<string, Execution>();
  const ended = new Set<string>();
  const deadlines = byInstant();

  return {
    async add(execution) {
      const { name, deadline } = execution;
      if (live.has(name) || ended.has(name)) return false;
      live.set(name, execution);
      deadlines.move(name, undefined, deadline);
      return true;
    },
    async save(execution) {
      const { name, deadline } = execution;
      const before = live.get(name);
      if (!before) return;
      live.set(name, execution);
      deadlines.move(name, before.deadline, deadline);
    },
    async end(name) {
      deadlines.move(name, live.get(name)?.deadline, undefined);
      if (live.delete(name)) ended.add(name);
    },
    due(now, limit) {
      const due: Execution[] = [];
      for (const [, names] of deadlines.until(now)) {
        for (const name of names) {
          if (due.length === limit) return due;
          due.push(live.get(name)!);
        }
      }
      return due;
    },
    find: (name) => live.get(name),
    nextDeadline: deadlines.first,
    count: () => live.size,
  };
}
