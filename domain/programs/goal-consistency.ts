import type { Program } from './program.ts';
import type { Inconsistency } from './program-consistency.ts';

/** What is wrong with when a program asks for goals: names that do not exist, or come twice. */
export function goalFaults({ goal, anchors, touchpoints }: Program): Inconsistency[] {
  if (!goal) return [];
  const ids = touchpoints.map(({ id }) => id);
  const { statedFrom, reviewedAt } = goal;
  const faults: Inconsistency[] = [];
  if (statedFrom && !anchors.includes(statedFrom.from)) {
    const message = `unknown-anchor: one of ${anchors.join(', ')}`;
    faults.push({ path: ['goal', 'statedFrom', 'from'], message });
  }
  for (const [index, id] of reviewedAt.entries()) {
    const path = ['goal', 'reviewedAt', index];
    if (!ids.includes(id)) faults.push({ path, message: `unknown-touchpoint: one of ${ids.join(', ')}` });
    else if (reviewedAt.indexOf(id) < index) faults.push({ path, message: 'duplicate-id: used once before' });
  }
  return faults;
}
