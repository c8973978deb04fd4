import { VersionConflict } from '../../domain/errors.ts';
import type { Documents, Put } from '../../platform/ports.ts';

/**
 * Of those who write at the same moment one succeeds each round, so this many can follow each other; more only
 * meet in a session with more seats than a focus group has.
 */
const ROUNDS = 50;

/**
 * Load, decide, save; and again from the start when someone else was faster. What `decide` throws ends it.
 * @throws VersionConflict after 50 rounds; nothing was written.
 */
export async function untilWritten<T>(
  documents: Documents,
  decide: () => Promise<{ puts: Put[]; result: T }>,
): Promise<T> {
  for (let round = 1; ; round += 1) {
    const { puts, result } = await decide();
    try {
      if (puts.length > 0) await documents.write(puts);
      return result;
    } catch (error) {
      if (!(error instanceof VersionConflict) || round === ROUNDS) throw error;
    }
  }
}
