import type { FocusGroup } from '../../../domain/sessions/focus-group.ts';
import { seesIdentities, type Viewer } from '../viewer.ts';

/**
 * A session with its seats, who waits, and to whom seats are offered; without what only the sweep needs. Where it is
 * are words that staff typed.
 */
export function focusGroupView(
  { place, joinUrl, dueAt: _, listedAs: __, ...group }: FocusGroup,
  viewer: Viewer,
) {
  const shown = {
    ...group,
    waiting: group.waiting ?? [],
    offers: group.offers ?? [],
    seatsTaken: group.seats.length,
  };
  if (!seesIdentities(viewer)) return shown;
  return { ...shown, place, ...(joinUrl === undefined ? {} : { joinUrl }) };
}
