import type { Progress } from '../api/cohorts.ts';

/** By its windows, whoever has answered. */
export type Phase = 'running' | 'upcoming' | 'finished';

/** Where a cohort is in its year: before its first window opens, after the last has closed, or between. */
export function phaseOf({ asOf, touchpoints }: Progress): Phase {
  if (touchpoints.every(({ opens }) => asOf < opens.at)) return 'upcoming';
  return touchpoints.every(({ closes }) => closes.at <= asOf) ? 'finished' : 'running';
}

/** How many things of a cohort only a person can put right. */
export const needsOf = ({ needs }: Progress): number =>
  Object.values(needs).reduce((sum, number) => sum + number, 0);
