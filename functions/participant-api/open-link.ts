import { NotFound } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instant.ts';
import { type Link, type LinkPurpose, linkKey } from '../../domain/link.ts';
import { readToken, requireActive, usable } from '../../domain/link-access.ts';
import { type Standing, standing } from '../../domain/standing.ts';
import type { Documents } from '../../platform/ports.ts';
import { loadPerson, type Person } from '../records.ts';
import { tokenHash } from '../token-hash.ts';

/** A link that may be used now, and whose it is. */
export interface OpenedLink extends Person {
  /** As it was sent, whatever a mail program made of it. */
  token: string;
  link: Link;
}

/** A link to a touchpoint, with where that stands. */
export interface OpenedTouchpoint extends OpenedLink {
  at: Standing;
}

/** Looks up what a token opens, for whatever purpose. @throws NotFound */
export async function findLink(documents: Documents, text: string): Promise<{ token: string; link: Link }> {
  const token = readToken(text);
  const stored = token && (await documents.get<Link>(linkKey(tokenHash(token))));
  if (!token || !stored) throw new NotFound('link');
  return { token, link: stored.doc };
}

/** Reads only. @throws NotFound, also for a link of another purpose; Gone `expired`. */
export async function openLink(
  documents: Documents,
  text: string,
  purpose: LinkPurpose,
  now: Instant,
): Promise<OpenedLink> {
  const { token, link } = await findLink(documents, text);
  usable(link, purpose, now);
  return { token, link, ...(await loadPerson(documents, link.participantId, link.cohortId)) };
}

/** Reads only. @throws as `openLink`, and Gone `withdrawn`. */
export async function openTouchpoint(
  documents: Documents,
  text: string,
  purpose: 'survey' | 'focus-group',
  now: Instant,
): Promise<OpenedTouchpoint> {
  const opened = await openLink(documents, text, purpose, now);
  requireActive(opened.participant.doc);
  const { program, cohort, participant, link } = opened;
  const at = standing(program.program, cohort.doc, participant.doc, link.touchpoint, now);
  return { ...opened, at };
}

/** A link that can no longer be used, and whose it was, so that a page can say what happened and whom to ask. @throws NotFound */
export async function goneLink(documents: Documents, text: string): Promise<OpenedLink> {
  const { token, link } = await findLink(documents, text);
  return { token, link, ...(await loadPerson(documents, link.participantId, link.cohortId)) };
}
