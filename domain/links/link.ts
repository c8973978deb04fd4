import type { Instant } from '../dates/instant.ts';
import type { CohortId, ParticipantId, RandomBytes } from '../id.ts';

/** What a link opens; one purpose and at most one touchpoint each. `year` is a person's lasting page. */
export type LinkPurpose = 'survey' | 'focus-group' | 'stop' | 'year';

/** A personal link as stored: the token itself is in the mail only, here is its SHA-256 (in the key). */
export interface Link {
  purpose: LinkPurpose;
  participantId: ParticipantId;
  cohortId: CohortId;
  touchpoint: string;
  contactId: string;
  /** Which of the person's mailboxes it went to; absent for the first. */
  mailbox?: number;
  expiresAt: Instant;
}

/** By the token's SHA-256 in hex: from a copy of the table nobody can make a link that works. */
export const linkKey = (tokenHash: string): string => `link#${tokenHash}`;

/** 256 random bits, base64url without padding: 43 characters. */
export const newToken = (random: RandomBytes): string => Buffer.from(random(32)).toString('base64url');

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** Whether it has the form of a token; one that has not is of no link and needs no look-up. */
export const isToken = (text: string): boolean => TOKEN.test(text);

/** The address of a link; `base` is from the configuration and has no trailing slash. */
export const linkUrl = (base: string, purpose: LinkPurpose, token: string): string =>
  `${base}/${purpose}?t=${token}`;
