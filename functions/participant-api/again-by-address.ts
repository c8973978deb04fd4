import { cohortKey } from '../../domain/cohorts/cohort.ts';
import type { Instant } from '../../domain/dates/instant.ts';
import type { Documents, Put } from '../../platform/ports.ts';
import { mailboxHash, participantsAt } from '../address-records.ts';
import { counted } from '../rate.ts';
import { loadPerson, type Person, putParticipant } from '../records.ts';
import { askForLink, type NewLink } from './new-link-writes.ts';

/** One address, asked for more often in a day, is not even looked up. */
const MOST_A_DAY = 20;

/**
 * What asking for a new link by one's address changes. Whether the address is known must show neither in the answer
 * nor in the work: the reads are as many, and so are the documents written, in one transaction. Nobody is woken for
 * the same reason: the next sweep finds the record, which is due now.
 */
export async function againByAddress(documents: Documents, email: string, now: Instant): Promise<Put[]> {
  const hash = mailboxHash(email);
  const rate = await counted(documents, `new link ${hash}`, 'day', now);
  if (rate.before >= MOST_A_DAY) return [];
  const ids = await participantsAt(documents, hash);
  if (ids.length === 0) return [rate.put, ...(await nobody(documents, hash, now))];
  const people = await Promise.all(ids.map((id) => loadPerson(documents, id)));
  return [rate.put, chosen(people, now)];
}

/** The one write for an address that several cohorts may have: where something can be done now, else the newest. */
function chosen(people: readonly Person[], now: Instant): Put {
  const asked = people
    .map((person) => ({ person, after: askForLink(person, undefined, now) }))
    .sort((a, b) => rank(b.after) - rank(a.after) || (enrolled(a.person) < enrolled(b.person) ? 1 : -1));
  const { person, after } = asked[0]!;
  // Put back as it was where nothing is sent: that too must cost the same.
  const { doc, version } = person.participant;
  return putParticipant(person, after.kind === 'asked' ? after.participant : doc, version, now);
}

const rank = (after: NewLink): number => (after.kind === 'asked' ? (after.isForYear ? 1 : 2) : 0);

const enrolled = ({ participant }: Person): Instant => participant.doc.enrolledAt;

/**
 * Reads what would be read for somebody, and has something to write in place of their record and of the entry that
 * goes with it into the audit trail, which is read for too.
 */
async function nobody(documents: Documents, hash: string, now: Instant): Promise<Put[]> {
  const record = await counted(documents, `nobody ${hash}`, 'day', now);
  await documents.get(cohortKey(hash));
  const entry = await counted(documents, `nobody's entry ${hash}`, 'day', now);
  return [record.put, entry.put];
}
