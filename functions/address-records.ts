import { hash } from 'node:crypto';
import type { ParticipantId } from '../domain/id.ts';
import type { Mailbox } from '../domain/participants/enrollment.ts';
import { mailboxKey, type Participant } from '../domain/participants/participant.ts';
import { sameMailbox } from '../domain/text.ts';
import type { Documents, Put, Stored } from '../platform/ports.ts';

/** Who has the mailbox of an address within a cohort. */
export async function mailboxIn(
  documents: Documents,
  cohortId: string,
  email: string,
): Promise<Mailbox | undefined> {
  return (await documents.get<Mailbox>(mailboxKey(cohortId, sameMailbox(email))))?.doc;
}

/** Whom a mailbox belongs to, in whatever cohorts: found by the hash of the address, which is in no key. */
interface Address {
  participants: ParticipantId[];
}

/** The SHA-256 of a mailbox in hex, the same for two spellings of it. */
export const mailboxHash = (email: string): string => hash('sha256', sameMailbox(email));

const addressKey = (hash: string): string => `address#${hash}`;

/** The participants who have the mailbox of this hash; none where nobody has. */
export async function participantsAt(documents: Documents, hash: string): Promise<ParticipantId[]> {
  return (await documents.get<Address>(addressKey(hash)))?.doc.participants ?? [];
}

/** Keeps the mailbox for the participant within the cohort, and lets them be found by it: for one transaction. */
export async function putAddress(documents: Documents, participant: Participant): Promise<Put[]> {
  const { id, cohortId, email } = participant;
  const mailbox: Mailbox = { participantId: id };
  const stored = await read(documents, email);
  return [
    { key: mailboxKey(cohortId, sameMailbox(email)), doc: mailbox, expectedVersion: 0 },
    put(stored, [...others(stored, id), id]),
  ];
}

/** Lets both go, for one transaction. Nothing to write of who is found by it where that is not known. */
export async function removeAddress(documents: Documents, participant: Participant): Promise<Put[]> {
  const { id, cohortId, email } = participant;
  const key = mailboxKey(cohortId, sameMailbox(email));
  const mailbox = { key, doc: undefined, expectedVersion: (await documents.get(key))?.version ?? 0 };
  const stored = await read(documents, email);
  return stored.version === 0 ? [mailbox] : [mailbox, put(stored, others(stored, id))];
}

type Read = Stored<Address>;

async function read(documents: Documents, email: string): Promise<Read> {
  const key = addressKey(mailboxHash(email));
  return (await documents.get<Address>(key)) ?? { key, version: 0, doc: { participants: [] } };
}

const others = ({ doc }: Read, id: string): ParticipantId[] => doc.participants.filter((one) => one !== id);

const put = ({ key, version }: Read, participants: ParticipantId[]): Put => ({
  key,
  doc: participants.length > 0 ? { participants } : undefined,
  expectedVersion: version,
});
