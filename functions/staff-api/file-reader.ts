import type { Reader } from '../../domain/files/cohort-records.ts';
import type { Put } from '../../platform/ports.ts';
import type { Principal } from '../middleware/principal.ts';
import type { StaffContext } from './context.ts';
import { pseudonymsOf } from './pseudonyms.ts';
import { seesIdentities, type Viewer } from './viewer.ts';

/** Whether they may have what people wrote in their own words. */
export const mayReadFreeText = ({ scopes }: Viewer): boolean => scopes.includes('staff/results');

/** The caller as a reader of one cohort's files; `writes` belong to the answer. */
export async function readerFor(
  principal: Principal,
  { documents, random }: Pick<StaffContext, 'documents' | 'random'>,
  cohortId: string,
): Promise<{ reader: Reader; writes: Put[] }> {
  const { keyOf, writes } = await pseudonymsOf(documents, random, cohortId);
  const reader = { identities: seesIdentities(principal), freeText: mayReadFreeText(principal), keyOf };
  return { reader, writes };
}
