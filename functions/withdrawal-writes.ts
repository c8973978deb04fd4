import type { Instant } from '../domain/dates/instant.ts';
import { withdrawn } from '../domain/journeys/withdrawal.ts';
import type { Participant } from '../domain/participants/participant.ts';
import type { Documents } from '../platform/ports.ts';
import { type BookingEffect, bookingWrites } from './booking-writes.ts';
import { removeDrafts } from './drafts.ts';
import type { Person } from './records.ts';

/**
 * A participant withdrawn, with what has to be written in one transaction: the sessions they had to do with, and
 * nothing is left of what they had typed and not sent. Nothing to write when they were withdrawn already.
 */
export async function withdrawalWrites(
  documents: Documents,
  person: Person,
  now: Instant,
): Promise<BookingEffect & { participant: Participant }> {
  const { program } = person.program;
  const participant = withdrawn(program, person.cohort.doc, person.participant.doc, now);
  const effect = await bookingWrites(documents, person, participant, undefined, now);
  if (effect.writes.length === 0) return { participant, ...effect };
  return { participant, ...effect, writes: [...effect.writes, ...(await removeDrafts(documents, person))] };
}
