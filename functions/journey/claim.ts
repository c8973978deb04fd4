import {
  type Contact,
  contactId,
  type HoldReason,
  isSameContact,
  type LedgerEntry,
  ledgerKey,
} from '../../domain/contacts/contact.ts';
import type { Instant } from '../../domain/dates/instant.ts';
import type { Send } from '../../domain/journeys/choose.ts';
import type { DueContact } from '../../domain/journeys/obligations.ts';
import type { Participant } from '../../domain/participants/participant.ts';
import type { Put } from '../../platform/ports.ts';

/** One contact of a mail that is about to be sent, with the state of its entry in the ledger so far. */
export interface Claim {
  contact: DueContact;
  id: string;
  cohortId: string;
  /** Which try this is, from 1. The claim is version 2n - 1 of the ledger's entry, its outcome 2n. */
  attempts: number;
  /** Why it was held before, for the log. */
  heldFor?: HoldReason;
  /** Of a contact that comes along: the id of the one whose mail it is. */
  in?: string;
  /** Of the one whose mail it is: the ids of those that come along. */
  with?: string[];
}

/** What a contact becomes, in the participant's log and in the ledger. */
export interface Recorded {
  entry: Contact;
  ledger: LedgerEntry;
}

/** The claims of one mail: its own contact first, then those it brings along. */
export function claimsOf(participant: Participant, { contact, with: others }: Send): Claim[] {
  const claim = (one: DueContact): Claim => {
    const logged = participant.contacts.find((other) => isSameContact(other, one));
    const before = logged?.state === 'refused' || logged?.state === 'again' ? logged.attempts : 0;
    const heldFor = logged?.state === 'held' ? logged.reason : logged?.heldFor;
    return {
      contact: one,
      id: contactId(participant.id, one),
      cohortId: participant.cohortId,
      attempts: before + 1,
      ...(heldFor && { heldFor }),
    };
  };
  const own = claim(contact);
  if (others.length === 0) return [own];
  const along = others.map((one) => ({ ...claim(one), in: own.id }));
  return [{ ...own, with: along.map(({ id }) => id) }, ...along];
}

/** What both records of a claimed contact begin with. */
export function basis({ contact, id, cohortId, attempts, heldFor, in: inMail, with: along }: Claim) {
  const { touchpoint, kind, number, plannedAt } = contact;
  const brought = inMail === undefined ? {} : { in: inMail };
  return {
    entry: { touchpoint, kind, number, plannedAt, ...brought, ...(heldFor && { heldFor }) },
    ledger: { contactId: id, cohortId, attempts, ...brought, ...(along && { with: along }) },
  };
}

/** The claim, before the provider is called. */
export function claimed(claim: Claim, at: Instant): Recorded {
  const { entry, ledger } = basis(claim);
  return { entry: { ...entry, state: 'sending', at }, ledger: { ...ledger, state: 'sending', at } };
}

/** A contact that could not even be written: it is not tried again, and the others go on (FAULTS F18). */
export function refusal(claim: Claim, reason: string, at: Instant): Recorded {
  const { entry, ledger } = basis(claim);
  return {
    entry: { ...entry, state: 'refused', at, reason, attempts: claim.attempts },
    ledger: { ...ledger, state: 'refused', at, reason },
  };
}

/** One claim per try: the first must create the ledger's entry, a retry must find the refusal, or the unknown fate, it follows. */
export const putClaim = (claim: Claim, ledger: LedgerEntry): Put => ({
  key: ledgerKey(claim.id),
  doc: ledger,
  expectedVersion: (claim.attempts - 1) * 2,
});

/** What the ledger knows about a contact, as an entry of the participant's log. */
export function entryFrom(ledger: LedgerEntry, contact: DueContact, now: Instant): Contact {
  const { touchpoint, kind, number, plannedAt } = contact;
  const brought = ledger.in === undefined ? {} : { in: ledger.in };
  const name = { touchpoint, kind, number, plannedAt, ...brought };
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
