import { VersionConflict } from '../../domain/errors.ts';
import { type Journey, journeyKey } from '../../domain/journeys/journey.ts';
import { type Participant, participantKey } from '../../domain/participants/participant.ts';
import type { Ports } from '../../platform/ports.ts';
import type { JourneyTask } from './task.ts';

/**
 * Stores the token that ends this sleep, and only then looks whether the record is still the version that
 * decided. Whoever changes the record writes first and looks for a token afterwards: so one of the two sees the
 * other, and no wake is lost between deciding and sleeping.
 */
export async function sleepUntilWoken(
  { documents, journeys }: Pick<Ports, 'documents' | 'journeys'>,
  { participantId, generation, version, token }: JourneyTask & { version: number; token: string },
): Promise<void> {
  const isCurrent = await storeToken({ documents }, { participantId, generation, token });
  const participant = await documents.get<Participant>(participantKey(participantId));
  if (!isCurrent || participant?.version !== version) await journeys.wake(token);
}

/** False when a newer generation has taken over; its token is left alone. */
async function storeToken({ documents }: Pick<Ports, 'documents'>, journey: Journey): Promise<boolean> {
  const key = journeyKey(journey.participantId);
  for (let attempt = 1; ; attempt += 1) {
    const stored = await documents.get<Journey>(key);
    if (!stored || stored.doc.generation > journey.generation) return false;
    const before = stored.doc.generation === journey.generation ? (stored.doc.sleeps ?? 0) : 0;
    const doc: Journey = { ...journey, sleeps: before + 1 };
    try {
      await documents.write([{ key, doc, expectedVersion: stored.version }]);
      return true;
    } catch (error) {
      if (!(error instanceof VersionConflict) || attempt >= 5) throw error;
    }
  }
}
