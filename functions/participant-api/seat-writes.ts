import { book } from '../../domain/booking.ts';
import { Conflict } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Seat } from '../../domain/participant.ts';
import type { Documents } from '../../platform/ports.ts';
import type { Answer } from '../middleware/endpoint.ts';
import { loadFocusGroup, putFocusGroup, putParticipant } from '../records.ts';
import type { OpenedTouchpoint } from './open-link.ts';
import { openSessions } from './open-sessions.ts';

/**
 * A seat taken: the session and the participant for one transaction (FAULTS F55). The journey, which is woken,
 * sends the confirmation.
 * @throws what `book` throws; `full` names the sessions that are still open.
 */
export async function seatWrites(
  documents: Documents,
  opened: OpenedTouchpoint,
  focusGroupId: string,
  now: Instant,
): Promise<Required<Pick<Answer, 'writes' | 'wake'>> & { seat: Seat }> {
  const { participant, cohort, at } = opened;
  const before = await loadFocusGroup(documents, focusGroupId, cohort.doc.id);
  try {
    const after = book(participant.doc, at, before.doc, now);
    return {
      writes: [
        putFocusGroup(after.group, before.version),
        putParticipant(opened, after.participant, participant.version, now),
      ],
      wake: [participant.doc.id],
      seat: after.seat,
    };
  } catch (error) {
    if (!(error instanceof Conflict) || error.code !== 'full') throw error;
    const open = (await openSessions(documents, opened, now)).map(({ id, startsAt, endsAt }) => ({
      focusGroupId: id,
      startsAt,
      endsAt,
    }));
    throw new Conflict('full', error.message, { open });
  }
}
