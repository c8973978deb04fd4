import { type Instant, plusSeconds } from './instant.ts';
import { YEAR } from './participant.ts';
import type { PlannedTouchpoint } from './timetable.ts';

/** How long after the last window the lasting page can still be opened. */
const YEAR_AFTERWARDS_S = 400 * 86_400;

/**
 * Until when a link to a touchpoint, or to the lasting page (`YEAR`), can be used: with the window it is for, and the
 * lasting page 400 days longer than the last of them. Undefined for what is not in the program.
 */
export function linkExpiry(plans: readonly PlannedTouchpoint[], touchpoint: string): Instant | undefined {
  if (touchpoint !== YEAR) return plans.find((one) => one.touchpoint.id === touchpoint)?.closes.at;
  const last = plans
    .map(({ closes }) => closes.at)
    .sort()
    .at(-1);
  return last && plusSeconds(last, YEAR_AFTERWARDS_S);
}
