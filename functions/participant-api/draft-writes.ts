import type { Instant } from '../../domain/dates/instant.ts';
import { type Draft, type DraftSave, saveDraft } from '../../domain/surveys/draft.ts';
import type { Put } from '../../platform/ports.ts';
import { putDraft } from '../drafts.ts';
import { putParticipant } from '../records.ts';
import type { OpenedTouchpoint } from './open-link.ts';

/**
 * The draft saved, for one transaction. The first is written together with the participant as they are: answers
 * and withdrawals, which write the participant too and remove the draft they see, can so leave none behind
 * (FAULTS F52).
 * @throws what `saveDraft` throws
 */
export function draftWrites(
  opened: OpenedTouchpoint,
  save: DraftSave,
  now: Instant,
): { draft: Draft; writes: Put[] } {
  const { asked, participant, at, draft: before } = opened;
  const draft = saveDraft({ program: asked, participant: participant.doc }, at, before?.doc, save, now);
  if (before?.doc === draft) return { draft, writes: [] };
  const fence = before ? [] : [putParticipant(opened, participant.doc, participant.version, now)];
  return { draft, writes: [putDraft(draft, before?.version ?? 0), ...fence] };
}
