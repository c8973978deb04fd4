import type { Instant } from '../domain/dates/instant.ts';
import type { Participant } from '../domain/participants/participant.ts';
import { freedBy } from '../domain/participants/ties.ts';
import { type FocusGroup, released } from '../domain/sessions/focus-group.ts';
import type { Documents, Stored } from '../platform/ports.ts';
import type { Answer } from './middleware/endpoint.ts';
import { loadFocusGroup, type Person, putFocusGroup, putParticipant } from './records.ts';

/** What an endpoint answers besides status and body, when a booking has changed. */
export type BookingEffect = Required<Pick<Answer, 'writes' | 'wake' | 'settle'>>;

/**
 * A person's booking changed, for one transaction: their document, the session where they have gained something, and
 * every session that they let go. Nothing when nothing has changed. The journey is woken, and sessions with something
 * to be done by themselves are settled.
 */
export async function bookingWrites(
  documents: Documents,
  person: Person,
  after: Participant,
  gained: { before: Stored<FocusGroup>; after: FocusGroup } | undefined,
  now: Instant,
): Promise<BookingEffect> {
  const { doc: before, version } = person.participant;
  if (after === before) return { writes: [], wake: [], settle: [] };
  const freed = await Promise.all(
    freedBy(before, after).map(async (id) => {
      const group = await loadFocusGroup(documents, id, before.cohortId);
      return { before: group, after: released(group.doc, before.id, now) };
    }),
  );
  const groups = [...freed, ...(gained ? [gained] : [])].filter((one) => one.after !== one.before.doc);
  return {
    writes: [
      ...groups.map((one) => putFocusGroup(one.after, one.before.version)),
      putParticipant(person, after, version, now),
    ],
    wake: [before.id],
    settle: groups.flatMap(({ after: { id, dueAt } }) => (dueAt && dueAt <= now ? [id] : [])),
  };
}
