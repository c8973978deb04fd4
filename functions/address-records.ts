import { hash } from 'node:crypto';
import type { ParticipantId } from '../domain/id.ts';
import type { Participant } from '../domain/participants/participant.ts';
import { sameMailbox } from '../domain/text.ts';
import type { Documents, Put, Stored } from '../platform/ports.ts';

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

/** Lets the participant be found by their address: belongs in the transaction that claims the mailbox. */
export async function putAddress(documents: Documents, { id, email }: Participant): Promise<Put> {
  const stored = await read(documents, email);
  return put(stored, [...others(stored, id), id]);
}

/** No longer: belongs in the transaction that lets the mailbox go. Nothing to write where it is not known. */
export async function removeAddress(documents: Documents, { id, email }: Participant): Promise<Put[]> {
  const stored = await read(documents, email);
  return stored.version === 0 ? [] : [put(stored, others(stored, id))];
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
