import type { Documents, Stored } from '../../platform/ports.ts';
import { readChain } from './read-chain.ts';
import { type ChainFault, verifyChain } from './verify-chain.ts';

/** A record that is written this often while it is looked at is checked as it was found last. */
const TRIES = 3;

/** Checks one record's trail as it stands. */
export async function checkTrail(
  documents: Documents,
  record: Stored<object>,
): Promise<{ entries: number; fault: ChainFault | undefined }> {
  let found = (await documents.get<object>(record.key)) ?? record;
  for (let tries = 1; ; tries += 1) {
    const entries = await readChain(documents, found);
    const fault = verifyChain(entries, found);
    const current = fault && (await documents.get<object>(found.key));
    if (!current || current.version === found.version || tries === TRIES)
      return { entries: entries.length, fault };
    found = current;
  }
}
