import type { Instant } from '../domain/instant.ts';
import { type Link, type LinkPurpose, linkKey, linkUrl, newToken } from '../domain/link.ts';
import type { Participant } from '../domain/participant.ts';
import type { Ports, Put } from '../platform/ports.ts';
import { tokenHash } from './token-hash.ts';

/** What a new link is for; `contactId` is the mail it is in, or through which the person came. */
export interface LinkWanted {
  purpose: LinkPurpose;
  touchpoint: string;
  contactId: string;
  expiresAt: Instant;
}

/**
 * A new personal link: the path with its token, which exists nowhere else, and the document to store.
 * The path is to be put after the address that personal links start with.
 */
export function personalLink(
  { random }: Pick<Ports, 'random'>,
  participant: Pick<Participant, 'id' | 'cohortId'>,
  { purpose, touchpoint, contactId, expiresAt }: LinkWanted,
): { path: string; put: Put } {
  const token = newToken(random);
  const doc: Link = {
    purpose,
    participantId: participant.id,
    cohortId: participant.cohortId,
    touchpoint,
    contactId,
    expiresAt,
  };
  const key = linkKey(tokenHash(token));
  return { path: linkUrl('', purpose, token), put: { key, doc, expectedVersion: 0, expiresAt } };
}
