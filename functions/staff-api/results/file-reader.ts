import type { Reader } from '../../../domain/files/cohort-records.ts';
import type { Put } from '../../../platform/ports.ts';
import type { Principal } from '../../middleware/principal.ts';
import type { StaffContext } from '../context.ts';
import { pseudonymsOf } from '../participants/pseudonyms.ts';
import { rightsOf } from '../viewer.ts';

/** The caller as a reader of one cohort's files; `writes` belong to the answer. */
export async function readerFor(
  principal: Principal,
  { documents, random }: Pick<StaffContext, 'documents' | 'random'>,
  cohortId: string,
): Promise<{ reader: Reader; writes: Put[] }> {
  const { keyOf, writes } = await pseudonymsOf(documents, random, cohortId);
  return { reader: { ...rightsOf(principal), keyOf }, writes };
}
