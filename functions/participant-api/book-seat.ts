import { book, bookable } from '../../domain/booking.ts';
import { Conflict } from '../../domain/errors.ts';
import { type FocusGroup, focusGroupKey } from '../../domain/focus-group.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Seat } from '../../domain/participant.ts';
import type { Documents, Ports } from '../../platform/ports.ts';
import { loadFocusGroup, putFocusGroup, putParticipant, wakeJourney } from '../records.ts';
import { type OpenedTouchpoint, openTouchpoint } from './open-link.ts';
import { untilWritten } from './until-written.ts';

/** The sessions the holder of a link can book now. Reads only. */
export async function openSessions(
  documents: Documents,
  { at }: Pick<OpenedTouchpoint, 'at'>,
  now: Instant,
): Promise<FocusGroup[]> {
  const offered = at.planned.sessions?.offered ?? [];
  const stored = await Promise.all(offered.map(({ id }) => documents.get<FocusGroup>(focusGroupKey(id))));
  return bookable(
    at,
    stored.flatMap((one) => (one ? [one.doc] : [])),
    now,
  );
}

/**
 * Takes a seat: the session and the participant in one transaction, again while others are faster (FAULTS F55).
 * The journey, which is woken, sends the confirmation.
 * @throws what `openTouchpoint` and `book` throw; `full` names the sessions that are still open.
 */
export async function bookSeat(
  ports: Ports,
  token: string,
  focusGroupId: string,
  now: Instant,
): Promise<{ opened: OpenedTouchpoint; seat: Seat; group: FocusGroup }> {
  const { documents } = ports;
  const booked = await untilWritten(documents, async () => {
    const opened = await openTouchpoint(documents, token, 'focus-group', now);
    const { participant, cohort } = opened;
    const before = await loadFocusGroup(documents, focusGroupId, cohort.doc.id);
    try {
      const after = book(participant.doc, opened.at, before.doc, now);
      const puts = [
        putFocusGroup(after.group, before.version),
        putParticipant(opened, after.participant, participant.version, now),
      ];
      return { puts, result: { opened, seat: after.seat, group: after.group } };
    } catch (error) {
      throw await withAlternatives(error, () => openSessions(documents, opened, now));
    }
  });
  await wakeJourney(ports, booked.opened.participant.doc.id);
  return booked;
}

async function withAlternatives(error: unknown, sessions: () => Promise<FocusGroup[]>): Promise<unknown> {
  if (!(error instanceof Conflict) || error.code !== 'full') return error;
  const open = (await sessions()).map(({ id, startsAt, endsAt }) => ({ focusGroupId: id, startsAt, endsAt }));
  return new Conflict('full', error.message, { open });
}
