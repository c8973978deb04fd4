import type { RandomBytes } from '../../domain/id.ts';
import type { Retrier } from './definition.ts';

/** An error as the machine names it. */
export class TaskError extends Error {
  constructor(name: string) {
    super(name);
    this.name = name;
  }
}

/** True when a retrier or a catcher is for this error, by the names of the Amazon States Language. */
export function matches(errors: readonly string[], error: unknown): boolean {
  const name = error instanceof Error ? error.name : 'Error';
  return errors.some(
    (one) =>
      one === 'States.ALL' || one === name || (one === 'States.TaskFailed' && name !== 'States.Timeout'),
  );
}

/** Seconds before the next try: exponential, bounded, with full jitter, and at least a millisecond. */
export function delay(retrier: Retrier, attempt: number, random: RandomBytes): number {
  const most = Math.min(retrier.MaxDelaySeconds, retrier.IntervalSeconds * retrier.BackoffRate ** attempt);
  return Math.max(0.001, (most * random(1)[0]!) / 255);
}
