import type { Instant } from '../dates/instant.ts';
import type { Obligation } from './obligations.ts';

/**
 * How a contact is asked for. Always an object of one shape: asking is the innermost of deciding, and with a shape for
 * each way of asking V8 looks up every one of these names in a table.
 */
export type Manner = Pick<Obligation, 'moot' | 'staleAt' | 'last' | 'anyDay'>;

/** Wanted, for as long as it takes. */
export const PLAIN: Manner = { moot: undefined, staleAt: undefined, last: false, anyDay: false };

/** Of no use from then on; `last` marks the last reminder of a touchpoint. */
export const usefulUntil = (staleAt: Instant | undefined, last = false): Manner => ({
  moot: undefined,
  staleAt,
  last,
  anyDay: false,
});

/** As a touchpoint's first mail: perhaps on any day, or not at all. */
export const inviting = (anyDay: boolean, moot: Obligation['moot']): Manner => ({
  moot,
  staleAt: undefined,
  last: false,
  anyDay,
});

/** Not wanted at all. */
export const needless = (moot: Obligation['moot']): Manner => inviting(false, moot);

/** Not wanted, because something later has taken its place. */
export const STALE: Manner = needless('stale');
