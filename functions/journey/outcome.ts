import {
  type Contact,
  type ContactName,
  contactId,
  isSameContact,
  type LedgerEntry,
  ledgerKey,
} from '../../domain/contact.ts';
import { type Change, type Decision, decide } from '../../domain/decide.ts';
import { VersionConflict } from '../../domain/errors.ts';
import { type Instant, plusSeconds } from '../../domain/instant.ts';
import type { DueContact } from '../../domain/obligations.ts';
import type { Participant } from '../../domain/participant.ts';
import { withChanges } from '../../domain/participant-changes.ts';
import type { Delivery, Ports, Stored } from '../../platform/ports.ts';
import { loadPerson, type Person, putParticipant } from '../records.ts';

/** A refusal for rate is tried again after 30 s, doubling up to half an hour, each with jitter (FAULTS F5, F6). */
const FIRST_DELAY_S = 30;
const LONGEST_DELAY_S = 1800;
/** About a day and a half of half-hours: after that a person has to look. */
const MOST_ATTEMPTS = 80;

const nameIn = ({ touchpoint, kind, number, plannedAt }: ContactName & { plannedAt: Instant }) => ({
  touchpoint,
  kind,
  number,
  plannedAt,
});

/** How often this contact was given to the provider and refused so far. */
export function attemptsBefore(participant: Participant, contact: ContactName): number {
  const logged = participant.contacts.find((one) => isSameContact(one, contact));
  return logged?.state === 'refused' ? logged.attempts : 0;
}

interface Recorded {
  entry: Contact;
  ledger: LedgerEntry;
}

/** The claim, before the provider is called. */
export function claimed(
  participant: Participant,
  contact: DueContact,
  attempts: number,
  now: Instant,
): Recorded {
  const ledger = { contactId: contactId(participant.id, contact), cohortId: participant.cohortId, attempts };
  return {
    entry: { ...nameIn(contact), state: 'sending', at: now },
    ledger: { ...ledger, state: 'sending', at: now },
  };
}

/** A contact that could not even be written: it is not tried again, and the others go on (FAULTS F18). */
export function refusal(
  participant: Participant,
  contact: DueContact,
  attempts: number,
  reason: string,
  now: Instant,
): Recorded {
  const ledger = { contactId: contactId(participant.id, contact), cohortId: participant.cohortId, attempts };
  return {
    entry: { ...nameIn(contact), state: 'refused', at: now, reason, attempts },
    ledger: { ...ledger, state: 'refused', at: now, reason },
  };
}

/** What the ledger knows about a contact, as an entry of the participant's log. */
export function entryFrom(ledger: LedgerEntry, contact: DueContact, now: Instant): Contact {
  const name = nameIn(contact);
  switch (ledger.state) {
    case 'sent':
      return { ...name, state: 'sent', at: ledger.at, messageId: ledger.messageId ?? '' };
    case 'refused': {
      const { at, reason = '', attempts } = ledger;
      const entry: Contact = { ...name, state: 'refused', at, reason, attempts };
      // Its delay was lost with the record; a refusal for rate from before a restore is long enough ago.
      return ledger.mayRetry ? { ...entry, retryAt: now } : entry;
    }
    case 'sending':
      return { ...name, state: 'sending', at: ledger.at };
    case 'unknown':
      return { ...name, state: 'unknown', at: now, reason: ledger.reason ?? '' };
  }
}

function settled(
  participant: Participant,
  contact: DueContact,
  attempts: number,
  delivery: Delivery,
  now: Instant,
  jitter: number,
): Recorded {
  const ledger = { contactId: contactId(participant.id, contact), cohortId: participant.cohortId, attempts };
  const name = nameIn(contact);
  if (delivery.kind === 'accepted') {
    const { messageId } = delivery;
    return {
      entry: { ...name, state: 'sent', at: now, messageId },
      ledger: { ...ledger, state: 'sent', at: now, messageId },
    };
  }
  const { reason } = delivery;
  if (delivery.kind === 'unknown') {
    return {
      entry: { ...name, state: 'unknown', at: now, reason },
      ledger: { ...ledger, state: 'unknown', at: now, reason },
    };
  }
  const mayRetry = delivery.mayRetry && attempts < MOST_ATTEMPTS;
  const delay = Math.min(LONGEST_DELAY_S, FIRST_DELAY_S * 2 ** (attempts - 1)) * (0.5 + jitter / 2);
  const entry: Contact = { ...name, state: 'refused', at: now, reason, attempts };
  return {
    entry: mayRetry ? { ...entry, retryAt: plusSeconds(now, delay) } : entry,
    ledger: { ...ledger, state: 'refused', at: now, reason, mayRetry },
  };
}

/**
 * Records what the provider said, in the participant's log and the ledger at once. If someone changed either
 * meanwhile, it reads again; an outcome that is there already (a delivery event was faster) stands.
 * @returns the participant as it is now stored, and what is next for them.
 */
export async function recordOutcome(
  ports: Ports,
  claimedBy: Person,
  contact: DueContact,
  attempts: number,
  delivery: Delivery,
): Promise<{ after: Stored<Participant>; decision: Decision }> {
  const now = ports.clock.now();
  const jitter = ports.random(1)[0]! / 255;
  let person = claimedBy;
  for (let attempt = 1; ; attempt += 1) {
    const { participant, cohort, program } = person;
    const { doc, version } = participant;
    const logged = doc.contacts.find((one) => isSameContact(one, contact));
    if (logged?.state !== 'sending' && logged?.state !== 'unknown') {
      return { after: participant, decision: decide(program.program, cohort.doc, doc, now) };
    }
    const { entry, ledger } = settled(doc, contact, attempts, delivery, now, jitter);
    const changes: Change[] = [{ kind: 'contact', contact: entry }];
    const settledDoc = withChanges(doc, changes);
    const decision = decide(program.program, cohort.doc, settledDoc, now);
    const put = putParticipant(person, settledDoc, version, now, decision);
    try {
      await ports.documents.write([
        put,
        { key: ledgerKey(ledger.contactId), doc: ledger, expectedVersion: attempts * 2 - 1 },
      ]);
      measureUnknown(ports, changes);
      return { after: { ...participant, doc: put.doc as Participant, version: version + 1 }, decision };
    } catch (error) {
      if (!(error instanceof VersionConflict) || attempt >= 5) throw error;
      person = await loadPerson(ports.documents, doc.id);
    }
  }
}

/** Contacts of unknown fate ring an alarm: a person has to look whether they arrived. */
export function measureUnknown(ports: Ports, changes: readonly Change[]): void {
  const unknown = changes.filter((change) => change.kind === 'contact' && change.contact.state === 'unknown');
  if (unknown.length > 0) ports.measure('UnknownContacts', unknown.length);
}
