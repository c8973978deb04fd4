import { type ContactName, contactId } from '../../domain/contacts/contact.ts';
import { type Instant, plusSeconds } from '../../domain/dates/instant.ts';
import { type Link, type LinkPurpose, linkKey, linkUrl, newToken } from '../../domain/links/link.ts';
import { FINISH_S } from '../../domain/participants/grace.ts';
import type { Ports, Put } from '../../platform/ports.ts';
import type { Person } from '../records.ts';
import { tokenHash } from '../token-hash.ts';

/** A link to stop mail is honored for longer than anything it came with. */
export const STOP_LINK_S = 400 * 86_400;

/** A new personal link of the mail of `contact`: its address for the mail, and the document that has only its hash. */
export function makeLink(
  { random, settings }: Pick<Ports, 'random' | 'settings'>,
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
    // Who began to answer before the close comes back with the same link to finish.
    put: {
      key,
      doc,
      expectedVersion: 0,
      expiresAt: purpose === 'survey' ? plusSeconds(expiresAt, FINISH_S) : expiresAt,
    },
  };
}
