import type { Instant } from '../../domain/dates/instant.ts';
import { bookable, offeredOf } from '../../domain/sessions/booking.ts';
import { type FocusGroup, focusGroupKey } from '../../domain/sessions/focus-group.ts';
import type { Documents } from '../../platform/ports.ts';
import type { OpenedTouchpoint } from './open-link.ts';

/** The sessions that the holder of a link may have a seat in, full ones too, earliest first. Reads only. */
export async function offeredSessions(
  documents: Documents,
  { at }: Pick<OpenedTouchpoint, 'at'>,
  now: Instant,
): Promise<FocusGroup[]> {
  const offered = at.planned.sessions?.offered ?? [];
  const stored = await Promise.all(offered.map(({ id }) => documents.get<FocusGroup>(focusGroupKey(id))));
  const groups = stored.flatMap((one) => (one ? [one.doc] : []));
  return offeredOf(at, groups, now);
}

/** Those that they can book now. Reads only. */
export async function openSessions(
  documents: Documents,
  opened: Pick<OpenedTouchpoint, 'at' | 'participant'>,
  now: Instant,
): Promise<FocusGroup[]> {
  const groups = await offeredSessions(documents, opened, now);
  return bookable(opened.participant.doc, opened.at, groups, now);
}
