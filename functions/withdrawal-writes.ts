import type { Instant } from '../domain/instant.ts';
import type { Participant } from '../domain/participant.ts';
import { seatsAhead, withdrawn } from '../domain/withdrawal.ts';
import type { Documents } from '../platform/ports.ts';
import { removeDrafts } from './drafts.ts';
import type { Answer } from './middleware/endpoint.ts';
import { loadFocusGroup, type Person, putFocusGroup, putParticipant } from './records.ts';

/** A participant withdrawn, with what has to be written in one transaction; nothing when they were already. */
export async function withdrawalWrites(
  documents: Documents,
  person: Person,
  now: Instant,
): Promise<Required<Pick<Answer, 'writes' | 'wake'>> & { participant: Participant }> {
  const { doc, version } = person.participant;
  const groups = await Promise.all(
    seatsAhead(doc, now).map((seat) => loadFocusGroup(documents, seat.focusGroupId, doc.cohortId)),
  );
  const after = withdrawn(
    doc,
    groups.map((group) => group.doc),
    now,
  );
  if (after.participant === doc) return { participant: doc, writes: [], wake: [] };
  const freed = after.sessions.map((one, index) => putFocusGroup(one, groups[index]!.version));
  return {
    participant: after.participant,
    writes: [
      putParticipant(person, after.participant, version, now),
      ...freed,
      ...(await removeDrafts(documents, person)),
    ],
    wake: [doc.id],
  };
}
