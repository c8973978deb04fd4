import { contactId, type LedgerEntry, ledgerKey } from '../domain/contact.ts';
import { NotFound, VersionConflict } from '../domain/errors.ts';
import { afterEvent, contactOf, ledgerAfter, type MailEvent } from '../domain/mail-event.ts';
import type { Ports, Put } from '../platform/ports.ts';
import { loadPerson, putParticipant, wakeJourney } from './records.ts';

const TRIES = 5;

/**
 * Records what became of a message, in the participant's log and the ledger at once. Events come at least once and
 * in any order: the same ones end in the same record (FAULTS F8).
 * @returns false for an event about nobody we know, or about nothing we sent, which is counted and not an error.
 */
export async function settleMailEvent(ports: Ports, event: MailEvent): Promise<boolean> {
  const contact = contactOf(event.contactId);
  if (!contact) return unknown(ports);
  for (let attempt = 1; ; attempt += 1) {
    try {
      const person = await loadPerson(ports.documents, contact.participantId);
      const key = ledgerKey(event.contactId);
      const ledger = await ports.documents.get<LedgerEntry>(key);
      const { doc, version } = person.participant;
      if (!ledger && !doc.contacts.some((one) => contactId(doc.id, one) === event.contactId))
        return unknown(ports);
      const puts: Put[] = [];
      const after = afterEvent(doc, event);
      if (after !== doc) puts.push(putParticipant(person, after, version, ports.clock.now()));
      const entry = ledger && ledgerAfter(ledger.doc, event);
      if (ledger && entry !== ledger.doc) puts.push({ key, doc: entry, expectedVersion: ledger.version });
      if (puts.length > 0) await ports.documents.write(puts);
      if (after !== doc) await wakeJourney(ports, doc.id);
      return true;
    } catch (error) {
      if (error instanceof NotFound) return unknown(ports);
      if (!(error instanceof VersionConflict) || attempt >= TRIES) throw error;
    }
  }
}

function unknown(ports: Ports): false {
  ports.measure('StrayMailEvents', 1);
  return false;
}
