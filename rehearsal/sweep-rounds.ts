import { epochMs, type Instant, instantOf } from '../domain/dates/instant.ts';
import { GRACE_S, SWEEP_EVERY_S } from '../functions/journey/revive-overdue.ts';

/** When the sweep comes round: at whole quarters of an hour, as on AWS. */
interface SweepRounds {
  /** The next round that would find something overdue, should nothing happen before; undefined when none would. */
  nextAt(): Instant | undefined;
  /** Has to be told of each round, so that the next is a later one. */
  ran(now: Instant): void;
}

/** Leaves out the rounds that would find nothing, nearly all of them; what is swept and when is the same. */
export function sweepRounds(earliestDue: () => Instant | undefined): SweepRounds {
  const step = SWEEP_EVERY_S * 1000;
  let notBefore = 0;
  return {
    nextAt() {
      const due = earliestDue();
      if (due === undefined) return undefined;
      const from = Math.max(epochMs(due) + GRACE_S * 1000 + 1, notBefore);
      return instantOf(Math.ceil(from / step) * step);
    },
    ran(now) {
      notBefore = epochMs(now) + step;
    },
  };
}
