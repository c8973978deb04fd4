import type { Instant } from '../../domain/dates/instant.ts';
import { NotFound } from '../../domain/errors.ts';
import { type Link, type LinkPurpose, linkKey } from '../../domain/links/link.ts';
import { readToken, requireActive, requireOwnMailbox, usable } from '../../domain/links/link-access.ts';
import { FINISH_S, withGrace } from '../../domain/participants/grace.ts';
import type { ProgramVersion } from '../../domain/programs/program.ts';
import { type Standing, standing } from '../../domain/progress/standing.ts';
import type { Draft } from '../../domain/surveys/draft.ts';
import type { Documents, Stored } from '../../platform/ports.ts';
import { loadDraft } from '../drafts.ts';
import { loadPerson, type Person } from '../records.ts';
import { tokenHash } from '../token-hash.ts';
import { askedVersion } from './asked-version.ts';

/** A link that may be used now, and whose it is. */
export interface OpenedLink extends Person {
  /** As it was sent, whatever a mail program made of it. */
  token: string;
  link: Link;
}

/** A link to a touchpoint, with where that stands, and what was typed before and not sent. */
export interface OpenedTouchpoint extends OpenedLink {
  at: Standing;
  /** The version whose questions are asked: the cohort's, or the one in which this person has begun to answer. */
  asked: ProgramVersion;
  draft?: Stored<Draft> | undefined;
}

/** Looks up what a token opens, for whatever purpose. @throws NotFound */
export async function findLink(documents: Documents, text: string): Promise<{ token: string; link: Link }> {
  const token = readToken(text);
  const stored = token && (await documents.get<Link>(linkKey(tokenHash(token))));
  if (!token || !stored) throw new NotFound('link');
  return { token, link: stored.doc };
}

/** Reads only. @throws NotFound, also for a link of another purpose; Gone `expired` or `revoked`. */
export async function openLink(
  documents: Documents,
  text: string,
  purpose: LinkPurpose,
  now: Instant,
): Promise<OpenedLink> {
  const { token, link } = await findLink(documents, text);
  usable(link, purpose, now);
  const person = await loadPerson(documents, link.participantId, link.cohortId);
  requireOwnMailbox(link, person.participant.doc);
  return { token, link, ...person };
}

/**
 * Reads only. The link to a survey outlives its expiry for who has begun to answer, so that they can finish, and
 * for who has answered, so that a repeated sending finds its answer.
 * @throws as `openLink`, and Gone `withdrawn`
 */
export async function openTouchpoint(
  documents: Documents,
  text: string,
  purpose: 'survey' | 'focus-group',
  now: Instant,
): Promise<OpenedTouchpoint> {
  const { token, link } = await findLink(documents, text);
  const isSurvey = purpose === 'survey';
  usable(link, purpose, now, isSurvey ? FINISH_S : 0);
  const [person, draft] = await Promise.all([
    loadPerson(documents, link.participantId, link.cohortId),
    isSurvey ? loadDraft(documents, link.participantId, link.touchpoint) : undefined,
  ]);
  const { program, cohort, participant } = person;
  requireOwnMailbox(link, participant.doc);
  requireActive(participant.doc);
  const planned = standing(program.program, cohort.doc, participant.doc, link.touchpoint, now);
  const at = withGrace(planned, draft?.doc, now);
  if (!draft && at.state?.kind !== 'done') usable(link, purpose, now);
  const begunWith = draft?.doc.programVersion ?? program.version;
  const asked = (await askedVersion(documents, person, link.touchpoint, begunWith)) ?? program;
  return { token, link, ...person, at, asked, draft };
}

/** A link that can no longer be used, and whose it was, so that a page can say what happened and whom to ask. @throws NotFound */
export async function goneLink(documents: Documents, text: string): Promise<OpenedLink> {
  const { token, link } = await findLink(documents, text);
  return { token, link, ...(await loadPerson(documents, link.participantId, link.cohortId)) };
}
