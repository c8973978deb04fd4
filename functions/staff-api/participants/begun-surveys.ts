import type { Participant } from '../../../domain/participants/participant.ts';
import type { ProgramVersion } from '../../../domain/programs/program.ts';
import { askedBy } from '../../../domain/versions/asked.ts';
import type { Documents } from '../../../platform/ports.ts';
import { loadDraft } from '../../drafts.ts';

/** The waves of both versions that would ask something else than before. */
export const changedWaves = (from: ProgramVersion, to: ProgramVersion): string[] =>
  from.program.touchpoints.map(({ id }) => id).filter((id) => askedBy(to, from, id) === from);

/** Which of these waves somebody has begun to answer: they finish them with the questions they saw. */
export async function finishing(
  documents: Documents,
  waves: readonly string[],
  { id, touchpoints }: Participant,
): Promise<string[]> {
  const open = waves.filter((wave) => touchpoints[wave]?.kind !== 'done');
  const drafts = await Promise.all(open.map((wave) => loadDraft(documents, id, wave)));
  return open.filter((_, index) => drafts[index]?.doc.programVersion !== undefined);
}
