import { type Draft, draftKey } from '../domain/surveys/draft.ts';
import type { Documents, Put, Stored } from '../platform/ports.ts';
import type { Person } from './records.ts';

/** What somebody has typed and not sent, if they have. */
export const loadDraft = (
  documents: Documents,
  participantId: string,
  touchpoint: string,
): Promise<Stored<Draft> | undefined> => documents.get<Draft>(draftKey(participantId, touchpoint));

/** `expectedVersion` 0 begins one. The store may remove it by itself after `keptUntil`. */
export const putDraft = (draft: Draft, expectedVersion: number): Put => ({
  key: draftKey(draft.participantId, draft.touchpoint),
  doc: draft,
  expectedVersion,
  expiresAt: draft.keptUntil,
});

/** At the version that was read: what was typed meanwhile is not lost unseen. */
export const removeDraft = ({ key, version }: Stored<Draft>): Put => ({
  key,
  doc: undefined,
  expectedVersion: version,
});

/** Removes whatever one person has typed and not sent: who withdraws has not given it. */
export async function removeDrafts(
  documents: Documents,
  { program, participant }: Pick<Person, 'program' | 'participant'>,
): Promise<Put[]> {
  const surveys = program.program.touchpoints.filter(({ kind }) => kind === 'survey').map(({ id }) => id);
  // Also of a survey that an earlier version of the program had.
  const ids = new Set([...surveys, ...Object.keys(participant.doc.touchpoints)]);
  const drafts = await Promise.all([...ids].map((id) => loadDraft(documents, participant.doc.id, id)));
  return drafts.flatMap((draft) => (draft ? [removeDraft(draft)] : []));
}
