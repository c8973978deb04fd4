import { type LedgerEntry, ledgerKey } from '../domain/contacts/contact.ts';
import type { Instant } from '../domain/dates/instant.ts';
import { Conflict } from '../domain/errors.ts';
import {
  assumedSent,
  inSameMail,
  ledgerAssumed,
  ledgerGivenUp,
  type Settlement,
  sentAgain,
  unknownContact,
} from '../domain/journeys/settlement.ts';
import type { Participant } from '../domain/participants/participant.ts';
import type { Documents, Put, Stored } from '../platform/ports.ts';
import { type Person, putParticipant } from './records.ts';

/**
 * A contact of unknown fate settled by a person: the participant, and what is written in one transaction. Sending
 * again claims nothing by itself: the journey does, with the next try of the same ledger entry, which therefore has to
 * stand at an even version (2n, after n tries) when this is done.
 * @throws NotFound, Conflict `not-unknown`, `not-wanted`
 */
export async function settlementWrites(
  documents: Documents,
  person: Person,
  id: string,
  as: Settlement['as'],
  now: Instant,
): Promise<{ participant: Participant; writes: Put[] }> {
  const { doc, version } = person.participant;
  const contact = unknownContact(doc, id);
  const ids = as === 'sent' ? inSameMail(doc, contact) : [id];
  const entries = await Promise.all(ids.map((one) => openEntry(documents, one)));
  const [own] = entries;
  const { program, cohort } = person;
  const participant =
    as === 'sent'
      ? assumedSent(doc, ids)
      : sentAgain(program.program, cohort.doc, doc, contact, own!.doc.attempts, now);
  const settle = as === 'sent' ? ledgerAssumed : ledgerGivenUp;
  const changed = as === 'sent' ? entries : entries.filter((entry) => entry.doc.state === 'sending');
  const ledger = changed.map(({ key, doc: entry, version: expectedVersion }) => ({
    key,
    doc: settle(entry, as === 'sent' ? contact.at : now),
    expectedVersion,
  }));
  return { participant, writes: [putParticipant(person, participant, version, now), ...ledger] };
}

/** The ledger may know better, after a restore of the records: then no person has to judge. */
async function openEntry(documents: Documents, id: string): Promise<Stored<LedgerEntry>> {
  const entry = await documents.get<LedgerEntry>(ledgerKey(id));
  if (entry && (entry.doc.state === 'unknown' || entry.doc.state === 'sending')) return entry;
  throw new Conflict('not-unknown', 'Only a contact of unknown fate can be settled.', {
    state: entry?.doc.state ?? 'none',
  });
}
