import { type ContactName, contactId } from '../../domain/contacts/contact.ts';
import { type Instant, plusSeconds } from '../../domain/dates/instant.ts';
import { type Link, type LinkPurpose, linkKey, linkUrl, newToken } from '../../domain/links/link.ts';
import type { Ports, Put } from '../../platform/ports.ts';
import type { Person } from '../records.ts';
import { tokenHash } from '../token-hash.ts';

/** What making a mail reaches: it sends nothing and stores nothing. */
export type MailPorts = Pick<Ports, 'random' | 'settings'>;

/** A link to stop mail is honored for longer than anything it came with. */
export const STOP_LINK_S = 400 * 86_400;

/**
 * For so long after it expired, a link that is followed still tells what it was for and offers a new one with a button;
 * after that it is like any that nobody has been sent, and asks for an address. A year's mails lie side by side.
 */
const TOLD_S = 400 * 86_400;

/** A new personal link of the mail of `contact`: its address for the mail, and the document that has only its hash. */
export function makeLink(
  { random, settings }: MailPorts,
  { participant }: Pick<Person, 'participant'>,
  contact: ContactName,
  purpose: LinkPurpose,
  expiresAt: Instant,
): { url: string; put: Put } {
  const token = newToken(random);
  const doc: Link = {
    purpose,
    participantId: participant.doc.id,
    cohortId: participant.doc.cohortId,
    touchpoint: contact.touchpoint,
    contactId: contactId(participant.doc.id, contact),
    ...(participant.doc.mailbox !== undefined && { mailbox: participant.doc.mailbox }),
    expiresAt,
  };
  const key = linkKey(tokenHash(token));
  return {
    url: linkUrl(settings.linkBaseUrl, purpose, token),
    put: { key, doc, expectedVersion: 0, expiresAt: plusSeconds(expiresAt, TOLD_S) },
  };
}
