import { contactId, contactOf, type LedgerEntry, ledgerKey } from '../domain/contacts/contact.ts';
import { NotFound, VersionConflict } from '../domain/errors.ts';
import { afterEvent, ledgerAfter, type MailEvent } from '../domain/mails/mail-event.ts';
import { isTestMail } from '../domain/mails/test-mail.ts';
import { noticeOf } from '../domain/notices/staff-notice.ts';
import type { Ports, Put, Stored } from '../platform/ports.ts';
import { wakeJourney } from './journey/wake-journey.ts';
import { loadPerson, putParticipant } from './records.ts';
import { settleNoticeEvent } from './staff-notices/settle-notice-event.ts';

const TRIES = 5;

/**
 * Records what became of a message for every contact in it, in the participant's log and the ledger at once. Events
 * come at least once and in any order: the same ones end in the same record (FAULTS F8). A test mail has no record.
 * @returns false for an event about nobody we know, or about nothing we sent, which is counted and not an error.
 */
export async function settleMailEvent(ports: Ports, event: MailEvent): Promise<boolean> {
  if (isTestMail(event.contactId)) return true;
  const notice = noticeOf(event.contactId);
  for (let attempt = 1; ; attempt += 1) {
    try {
      const isKnown = notice
        ? await settleNoticeEvent(ports, notice.cohortId, event)
        : await settleContactEvent(ports, event);
      return isKnown || unknown(ports);
    } catch (error) {
      if (error instanceof NotFound) return unknown(ports);
      if (!(error instanceof VersionConflict) || attempt >= TRIES) throw error;
    }
  }
}

async function settleContactEvent(ports: Ports, event: MailEvent): Promise<boolean> {
  const contact = contactOf(event.contactId);
  if (!contact) return false;
  const person = await loadPerson(ports.documents, contact.participantId);
  const ledger = await ledgerOf(ports, event.contactId);
  const { doc, version } = person.participant;
  if (ledger.length === 0 && !doc.contacts.some((one) => contactId(doc.id, one) === event.contactId))
    return false;
  const puts: Put[] = [];
  const after = afterEvent(doc, event);
  if (after !== doc) puts.push(putParticipant(person, after, version, ports.clock.now()));
  for (const { key, doc: before, version: expectedVersion } of ledger) {
    const entry = ledgerAfter(before, event);
    if (entry !== before) puts.push({ key, doc: entry, expectedVersion });
  }
  if (puts.length > 0) await ports.documents.write(puts);
  if (after !== doc) await wakeJourney(ports, doc.id);
  return true;
}

/** The ledger's entries of a mail: of the contact it is named by, and of those it brought along. */
async function ledgerOf({ documents }: Ports, contactId: string): Promise<Stored<LedgerEntry>[]> {
  const own = await documents.get<LedgerEntry>(ledgerKey(contactId));
  if (!own) return [];
  const along = await Promise.all(
    (own.doc.with ?? []).map((id) => documents.get<LedgerEntry>(ledgerKey(id))),
  );
  // Sent meanwhile in a mail of its own, an entry is not of this one any more.
  return [own, ...along.filter((one) => one !== undefined).filter(({ doc }) => doc.in === contactId)];
}

function unknown(ports: Ports): false {
  ports.measure('StrayMailEvents', 1);
  return false;
}
