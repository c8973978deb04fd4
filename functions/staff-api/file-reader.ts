import type { Reader } from '../../domain/files/cohort-records.ts';
import type { Put } from '../../platform/ports.ts';
import type { Principal } from '../middleware/principal.ts';
import type { StaffContext } from './context.ts';
import { pseudonymsOf } from './pseudonyms.ts';

/** Whether results and files may say who somebody is. */
export const maySeeIdentities = ({ scopes }: Principal): boolean =>
  scopes.includes('staff/identities') || scopes.includes('staff/write');

/** Whether they may have what people wrote in their own words. */
export const mayReadFreeText = (principal: Principal): boolean =>
  principal.scopes.includes('staff/results') || maySeeIdentities(principal);

/** The caller as a reader of one cohort's files; `writes` belong to the answer. */
export async function readerFor(
  principal: Principal,
  { documents, random }: Pick<StaffContext, 'documents' | 'random'>,
  cohortId: string,
): Promise<{ reader: Reader; writes: Put[] }> {
  const { keyOf, writes } = await pseudonymsOf(documents, random, cohortId);
  const reader = { identities: maySeeIdentities(principal), freeText: mayReadFreeText(principal), keyOf };
  return { reader, writes };
}
