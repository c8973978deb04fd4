import { createHmac } from 'node:crypto';
import { newKey, type RandomBytes } from '../../../domain/id.ts';
import type { Documents, Put } from '../../../platform/ports.ts';

/** What a cohort's pseudonyms are made with. Whoever deletes it makes the files that are out anonymous. */
interface Pseudonyms {
  /** 256 random bits, hexadecimal. */
  secret: string;
}

const pseudonymsKey = (cohortId: string): string => `pseudonyms#${cohortId}`;

/**
 * How people and responses of the cohort are called in files: HMAC-SHA-256 of the id under the cohort's secret, 80 bits
 * of it. The first file of a cohort makes the secret; `writes` keeps it.
 */
export async function pseudonymsOf(
  documents: Documents,
  random: RandomBytes,
  cohortId: string,
): Promise<{ keyOf: (id: string) => string; writes: Put[] }> {
  const key = pseudonymsKey(cohortId);
  const stored = await documents.get<Pseudonyms>(key);
  const secret = stored?.doc.secret ?? Buffer.from(random(32)).toString('hex');
  const doc: Pseudonyms = { secret };
  return {
    keyOf: (id) => newKey((count) => createHmac('sha256', secret).update(id).digest().subarray(0, count)),
    writes: stored ? [] : [{ key, doc, expectedVersion: 0 }],
  };
}
