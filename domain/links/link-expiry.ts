import { type Instant, laterOf, plusSeconds } from '../dates/instant.ts';
import { type Participant, YEAR } from '../participants/participant.ts';
import type { PlannedTouchpoint } from '../timetables/timetable.ts';

/** How long after the last window the lasting page can still be opened. */
const YEAR_AFTERWARDS_S = 400 * 86_400;

type States = Participant['touchpoints'];

/** Until when a link to it can be used: as long as its window is open, and until the end of a seat outside of that. */
export function usableUntil({ touchpoint, closes }: PlannedTouchpoint, states: States): Instant {
  const state = states[touchpoint.id];
  return state?.kind === 'booked' ? laterOf(closes.at, state.seat.endsAt) : closes.at;
}

/**
 * Until when a link to a touchpoint of somebody with these states, or to the lasting page (`YEAR`), can be used; the
 * lasting page 400 days longer than the last window. Undefined for what is not in the program.
 */
export function linkExpiry(
  plans: readonly PlannedTouchpoint[],
  touchpoint: string,
  states: States = {},
): Instant | undefined {
  const planned = plans.find((one) => one.touchpoint.id === touchpoint);
  if (touchpoint !== YEAR) return planned && usableUntil(planned, states);
  const last = plans
    .map(({ closes }) => closes.at)
    .sort()
    .at(-1);
  return last && plusSeconds(last, YEAR_AFTERWARDS_S);
}
