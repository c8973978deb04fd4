import { type Instant, plusSeconds } from '../dates/instant.ts';
import { type FocusGroup, isBookable } from './focus-group.ts';
import { GROUP_SIZE } from './group-size.ts';
import { isInsideWindow, type Seeker, wantsOtherTimes } from './seat-seekers.ts';

/** A week before a session there is still time to ask by hand, or to call it off. */
const WEEK_S = 7 * 86_400;

/** Why a session will be too small: `few-booked` a week before, or there are `few-people` for it, known much earlier. */
export interface SmallSession {
  why: 'few-booked' | 'few-people';
  booked: number;
  couldCome: number;
  fewest: number;
}

/** How many have a seat in a session, or may still book one; `seekers` are those of its touchpoint without a seat. */
export const couldCome = (group: FocusGroup, seekers: readonly Seeker[], now: Instant): number =>
  group.seats.length +
  (isBookable(group, now)
    ? seekers.filter((one) => !wantsOtherTimes(one) && isInsideWindow(one, group.startsAt)).length
    : 0);

/** Whether this session, still ahead, will be too small; `seekers` as in `couldCome`. */
export function smallSession(
  group: FocusGroup,
  seekers: readonly Seeker[],
  now: Instant,
): SmallSession | undefined {
  // Closed by staff on purpose, or over.
  if (group.cancelledAt !== undefined || group.capacity === 0 || now >= group.startsAt) return undefined;
  const booked = group.seats.length;
  const fewest = Math.min(GROUP_SIZE.from, group.capacity);
  const said = { booked, couldCome: couldCome(group, seekers, now), fewest };
  if (said.couldCome < fewest) return { why: 'few-people', ...said };
  const isNear = now >= plusSeconds(group.startsAt, -WEEK_S);
  return isNear && booked < fewest ? { why: 'few-booked', ...said } : undefined;
}
