import { VersionConflict } from '../../domain/errors.ts';
import { type Journey, journeyKey } from '../../domain/journeys/journey.ts';
import type { Participant } from '../../domain/participants/participant.ts';
import type { Ports } from '../../platform/ports.ts';
import { bestEffortWake } from './wake-journey.ts';

/**
 * Starts the next generation of a participant's journey; harmless where one is alive after all: the older one ends
 * itself. @returns false where somebody else has begun it at the same moment.
 */
export async function startNextGeneration(
  ports: Pick<Ports, 'documents' | 'journeys'>,
  { id: participantId, cohortId }: Participant,
): Promise<boolean> {
  const key = journeyKey(participantId);
  const stored = await ports.documents.get<Journey>(key);
  const generation = (stored?.doc.generation ?? 0) + 1;
  try {
    // Recorded first: should the start be lost, the next sweep takes the next number, and no name is used twice.
    await ports.documents.write([
      { key, doc: { participantId, generation }, expectedVersion: stored?.version ?? 0 },
    ]);
  } catch (error) {
    if (error instanceof VersionConflict) return false;
    throw error;
  }
  await ports.journeys.start({ participantId, cohortId, generation });
  if (stored?.doc.token) await bestEffortWake(ports, stored.doc.token);
  return true;
}
