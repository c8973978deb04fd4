import type { Contact, LedgerEntry } from '../contacts/contact.ts';
import type { Instant } from '../dates/instant.ts';
import type { Participant } from '../participants/participant.ts';
import { bounceOf } from '../participants/stop-mail.ts';
import { sameMailbox } from '../text.ts';

/**
 * What the mail provider tells about a message after the call: it may come twice, late and in any order. `at` is
 * when it happened, `sentAt` when the provider took the message: the same in all events about one.
 */
export type MailEvent = { contactId: string; at: Instant; sentAt: Instant; messageId: string } & (
  | { kind: 'delivered' }
  /** `address` is where the message went, which need not be the participant's or the contact person's any more. */
  | { kind: 'bounced'; isPermanent: boolean; address: string }
  | { kind: 'complained'; address: string }
  | { kind: 'rejected' }
);

/**
 * The participant after an event. A contact of unknown fate turns out to have been sent (or, rejected, refused);
 * a permanent bounce ends mail to the address, a complaint stops it. An event that says nothing new changes nothing,
 * and the order of events makes no difference: of two that say the same, the earlier counts.
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

/** The contact that the mail is named by, or one that it brought along. */
const isAbout = ({ touchpoint, kind, number, in: inMail }: Contact, contactId: string): boolean =>
  inMail === contactId || contactId.endsWith(`.${touchpoint}.${kind}.${number}`);

/**
 * Whether an event of this kind still has something to say about a contact. One that waits for its next try was sent
 * by an earlier one, if an event says so: staff had it sent again.
 */
export const isOpenTo = (event: MailEvent['kind'], state: Contact['state'], mayRetry: boolean): boolean =>
  state === 'unknown' ||
  state === 'sending' ||
  state === 'again' ||
  (state === 'refused' && mayRetry && event !== 'rejected');

function settledBy(contact: Contact, { kind, sentAt, messageId }: MailEvent): Contact {
  if (!isOpenTo(kind, contact.state, contact.state === 'refused' && contact.retryAt !== undefined))
    return contact;
  const { touchpoint, kind: of, number, plannedAt, in: inMail, heldFor } = contact;
  const name = {
    touchpoint,
    kind: of,
    number,
    plannedAt,
    ...(inMail === undefined ? {} : { in: inMail }),
    ...(heldFor && { heldFor }),
  };
  return kind === 'rejected'
    ? { ...name, state: 'refused', at: sentAt, reason: 'rejected by the provider', attempts: 1 }
    : { ...name, state: 'sent', at: sentAt, messageId };
}

function mailAfter(participant: Participant, event: MailEvent): Participant['mail'] {
  const { mail, email } = participant;
  const bounced = bounceOf(participant);
  if (event.kind !== 'bounced' && event.kind !== 'complained') return mail;
  // What comes after the address was corrected says nothing about the new one: a complaint is somebody else's.
  if (sameMailbox(event.address) !== sameMailbox(email)) return mail;
  if (event.kind === 'complained') {
    if (mail.kind === 'stopped' && mail.at <= event.at) return mail;
    return { kind: 'stopped', at: event.at, ...(bounced && { bounced }) };
  }
  if (!event.isPermanent) return mail;
  if (bounced && bounced.at <= event.at) return mail;
  const found = { at: event.at, reason: 'the address bounced' };
  // A complaint is the person's own word and stays, whatever else comes.
  return mail.kind === 'stopped' ? { ...mail, bounced: found } : { kind: 'undeliverable', ...found };
}

/** The ledger's entry after an event, or the same. */
export function ledgerAfter(entry: LedgerEntry, { kind, sentAt: at, messageId }: MailEvent): LedgerEntry {
  if (!isOpenTo(kind, entry.state, entry.mayRetry === true)) return entry;
  const { reason: _, mayRetry: __, ...rest } = entry;
  return kind === 'rejected'
    ? { ...rest, state: 'refused', at, reason: 'rejected by the provider' }
    : { ...rest, state: 'sent', at, messageId };
}
