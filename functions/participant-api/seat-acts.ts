import type { Instant } from '../../domain/dates/instant.ts';
import { Conflict } from '../../domain/errors.ts';
import type { LostSeat, Seat, WhyDeclined } from '../../domain/participants/participant.ts';
import { book, cancel, move } from '../../domain/sessions/booking.ts';
import { decline } from '../../domain/sessions/declining.ts';
import { letGo, waitFor } from '../../domain/sessions/waiting-list.ts';
import type { Documents } from '../../platform/ports.ts';
import { type BookingEffect, bookingWrites } from '../booking-writes.ts';
import { loadFocusGroup } from '../records.ts';
import { openSessions } from './offered-sessions.ts';
import type { OpenedTouchpoint } from './open-link.ts';

/**
 * What people do about their seat, for the pages and the JSON API alike: each answers with one transaction, which a
 * race makes it decide again (FAULTS F55, F56). The journey, which is woken, sends the mail about it.
 */

/** A seat taken, a free one or the one offered. @throws what `book` throws; `full` names the sessions still open */
export const bookSeat = (documents: Documents, opened: OpenedTouchpoint, id: string, now: Instant) =>
  takeSeat(book, documents, opened, id, now);

/** Another seat in place of the one there is. @throws what `move` throws; `full` names the sessions still open */
export const moveSeat = (documents: Documents, opened: OpenedTouchpoint, id: string, now: Instant) =>
  takeSeat(move, documents, opened, id, now);

async function takeSeat(
  rule: typeof book,
  documents: Documents,
  opened: OpenedTouchpoint,
  focusGroupId: string,
  now: Instant,
): Promise<{ effect: BookingEffect; seat: Seat }> {
  const { participant, cohort, at } = opened;
  const before = await loadFocusGroup(documents, focusGroupId, cohort.doc.id);
  try {
    const { participant: after, group, seat } = rule(participant.doc, at, before.doc, now);
    return { effect: await bookingWrites(documents, opened, after, { before, after: group }, now), seat };
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

/** The seat given back; twice is once. @throws what `cancel` throws */
export async function cancelSeat(
  documents: Documents,
  opened: OpenedTouchpoint,
  now: Instant,
): Promise<{ effect: BookingEffect; cancelled: LostSeat }> {
  const { participant, cancelled } = cancel(opened.participant.doc, opened.at, now);
  return { effect: await bookingWrites(documents, opened, participant, undefined, now), cancelled };
}

/** A place in the waiting list of a full session. @throws what `waitFor` throws */
export async function joinLine(
  documents: Documents,
  opened: OpenedTouchpoint,
  focusGroupId: string,
  now: Instant,
): Promise<BookingEffect> {
  const before = await loadFocusGroup(documents, focusGroupId, opened.cohort.doc.id);
  const { participant, group } = waitFor(opened.participant.doc, opened.at, before.doc, now);
  return bookingWrites(documents, opened, participant, { before, after: group }, now);
}

/** The waiting list left, or the offered seat let go; twice is once. @throws what `letGo` throws */
export async function leaveLine(
  documents: Documents,
  opened: OpenedTouchpoint,
  focusGroupId: string,
  now: Instant,
): Promise<BookingEffect> {
  const { doc } = await loadFocusGroup(documents, focusGroupId, opened.cohort.doc.id);
  const after = letGo(opened.participant.doc, opened.at, doc, now);
  return bookingWrites(documents, opened, after, undefined, now);
}

/** Not coming, and why; a seat is given back. @throws what `decline` throws */
export const declineSeats = (
  documents: Documents,
  opened: OpenedTouchpoint,
  why: WhyDeclined,
  now: Instant,
): Promise<BookingEffect> =>
  bookingWrites(documents, opened, decline(opened.participant.doc, opened.at, why, now), undefined, now);
