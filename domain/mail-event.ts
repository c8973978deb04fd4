import type { Contact, LedgerEntry } from './contact.ts';
import type { Instant } from './instant.ts';
import type { Participant } from './participant.ts';

/** What the mail provider tells about a message after the call: it may come twice, late and in any order. */
export type MailEvent = { contactId: string; at: Instant; messageId: string } & (
  | { kind: 'delivered' }
  | { kind: 'bounced'; isPermanent: boolean }
  | { kind: 'complained' }
  | { kind: 'rejected' }
);

/** Which person's contact an event is about; undefined when it is not about one of ours. */
export function contactOf(
  contactId: string,
): { participantId: string; touchpoint: string; kind: string; number: number } | undefined {
  const [, participantId, touchpoint, kind, number] =
    /^(p-[^.]+)\.([^.]+)\.([^.]+)\.(\d+)$/.exec(contactId) ?? [];
  if (!participantId || !touchpoint || !kind) return undefined;
  return { participantId, touchpoint, kind, number: Number(number) };
}

/**
 * The participant after an event. A contact of unknown fate turns out to have been sent (or, rejected, refused);
 * a permanent bounce ends mail to the address, a complaint stops it. An event that says nothing new changes nothing.
 */
export function afterEvent(participant: Participant, event: MailEvent): Participant {
  const contacts = participant.contacts.map((contact) =>
    isAbout(contact, event.contactId) ? settledBy(contact, event) : contact,
  );
  const isChanged = contacts.some((contact, index) => contact !== participant.contacts[index]);
  const mail = mailAfter(participant, event);
  if (!isChanged && mail === participant.mail) return participant;
  return { ...participant, contacts, mail };
}

const isAbout = ({ touchpoint, kind, number }: Contact, contactId: string): boolean =>
  contactId.endsWith(`.${touchpoint}.${kind}.${number}`);

function settledBy(contact: Contact, { kind, at, messageId }: MailEvent): Contact {
  if (contact.state !== 'unknown' && contact.state !== 'sending') return contact;
  const { touchpoint, kind: of, number, plannedAt } = contact;
  const name = { touchpoint, kind: of, number, plannedAt };
  return kind === 'rejected'
    ? { ...name, state: 'refused', at, reason: 'rejected by the provider', attempts: 1 }
    : { ...name, state: 'sent', at, messageId };
}

function mailAfter({ mail }: Participant, event: MailEvent): Participant['mail'] {
  // A complaint is the person's own word and stays, whatever else comes.
  if (event.kind === 'complained' && mail.kind !== 'stopped') return { kind: 'stopped', at: event.at };
  if (event.kind === 'bounced' && event.isPermanent && mail.kind === 'welcome') {
    return { kind: 'undeliverable', at: event.at, reason: 'the address bounced' };
  }
  return mail;
}

/** The ledger's entry after an event, or the same. */
export function ledgerAfter(entry: LedgerEntry, { kind, at, messageId }: MailEvent): LedgerEntry {
  if (entry.state !== 'unknown' && entry.state !== 'sending') return entry;
  const { reason: _, ...rest } = entry;
  return kind === 'rejected'
    ? { ...rest, state: 'refused', at, reason: 'rejected by the provider' }
    : { ...rest, state: 'sent', at, messageId };
}
