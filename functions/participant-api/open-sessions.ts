import { bookable } from '../../domain/booking.ts';
import { type FocusGroup, focusGroupKey } from '../../domain/focus-group.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Documents } from '../../platform/ports.ts';
import type { OpenedTouchpoint } from './open-link.ts';

/** The sessions the holder of a link can book now, earliest first. Reads only. */
export async function openSessions(
  documents: Documents,
  { at }: Pick<OpenedTouchpoint, 'at'>,
  now: Instant,
): Promise<FocusGroup[]> {
  const offered = at.planned.sessions?.offered ?? [];
  const stored = await Promise.all(offered.map(({ id }) => documents.get<FocusGroup>(focusGroupKey(id))));
  const groups = stored.flatMap((one) => (one ? [one.doc] : []));
  return bookable(at, groups, now);
}
