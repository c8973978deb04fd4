import type { ProgramVersion } from '../../domain/programs/program.ts';
import { askedBy, hasHad } from '../../domain/versions/asked.ts';
import type { Documents } from '../../platform/ports.ts';
import { loadVersion, type Person } from '../records.ts';
import type { OpenedTouchpoint } from './open-link.ts';

/**
 * The version whose questions somebody is answering, who was shown those of `shown`: the cohort may have adopted
 * another since. Undefined where the cohort never asked this survey with that version.
 */
export async function askedVersion(
  documents: Documents,
  { cohort, program }: Pick<Person, 'cohort' | 'program'>,
  touchpoint: string,
  shown: string,
): Promise<ProgramVersion | undefined> {
  if (shown === program.version) return program;
  if (!hasHad(cohort.doc, shown)) return undefined;
  return askedBy(program, await loadVersion(documents, cohort.doc.programId, shown), touchpoint);
}

/**
 * What was opened, as the page that states `shown` had it: who began before another version was adopted goes on with
 * the questions they saw. What has been saved decides; a page with other questions than that is told `version` by
 * whoever takes its answers, because its version stays another than the one that asks.
 */
export async function asShown<Sent extends { programVersion?: string | undefined }>(
  documents: Documents,
  opened: OpenedTouchpoint,
  sent: Sent,
): Promise<{ opened: OpenedTouchpoint; sent: Sent }> {
  if (sent.programVersion === undefined || sent.programVersion === opened.asked.version)
    return { opened, sent };
  const { id } = opened.at.planned.touchpoint;
  const found = await askedVersion(documents, opened, id, sent.programVersion);
  const hasBegun = opened.draft?.doc.programVersion !== undefined;
  const asked = found && hasBegun ? askedBy(opened.asked, found, id) : found;
  if (!asked || (hasBegun && asked !== opened.asked)) return { opened, sent };
  return { opened: { ...opened, asked }, sent: { ...sent, programVersion: asked.version } };
}
