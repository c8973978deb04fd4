import { type Journey, journeyKey } from '../../domain/journeys/journey.ts';
import type { Ports } from '../../platform/ports.ts';

/**
 * Ends the participant's sleep, so that a change is acted on now. Never fails: the change is written, and the sweep
 * finds whoever was not woken.
 */
export async function wakeJourney(
  ports: Pick<Ports, 'documents' | 'journeys'>,
  participantId: string,
): Promise<void> {
  try {
    const journey = await ports.documents.get<Journey>(journeyKey(participantId));
    if (journey?.doc.token) await ports.journeys.wake(journey.doc.token);
  } catch {
    // As good as a wake that was lost on its way.
  }
}

/** Uses a token, come what may. */
export async function bestEffortWake({ journeys }: Pick<Ports, 'journeys'>, token: string): Promise<void> {
  try {
    await journeys.wake(token);
  } catch {
    // The sleep then ends by its timer.
  }
}
