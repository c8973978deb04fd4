import { type Instant, laterOf } from '../dates/instant.ts';
import type { PlannedTouchpoint } from '../timetables/timetable.ts';
import { cutOff } from './focus-group.ts';

/**
 * Until when something can be done about a touchpoint as things are: a seat until the last session ahead can no longer be
 * booked. Where none is ahead, until the close: before it staff may publish others.
 */
export function choosableUntil({ sessions, closes }: PlannedTouchpoint, now: Instant): Instant {
  const ahead = (sessions?.offered ?? []).map(cutOff).filter((at) => at > now);
  return ahead.length === 0 ? closes.at : ahead.reduce(laterOf);
}
