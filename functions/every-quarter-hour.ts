import type { Ports } from '../platform/ports.ts';
import { reviveOverdue } from './journey/revive-overdue.ts';
import { tellStaff } from './staff-notices/tell-staff.ts';

/**
 * What comes round every quarter of an hour, where one process does everything; in the cloud each has a function of its
 * own. `more`: what only such a process has to do. One that fails does not keep the others from their work.
 * @throws AggregateError afterwards
 */
export async function everyQuarterHour(ports: Ports, ...more: (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const work of [reviveOverdue, tellStaff, ...more]) {
    await work(ports).catch((error: unknown) => failures.push(error));
  }
  // The log tells causes, and not what a sum is made of.
  if (failures.length > 0) {
    throw new AggregateError(failures, 'A round was not finished.', { cause: failures[0] });
  }
}
