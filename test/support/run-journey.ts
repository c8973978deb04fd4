import type { Instant } from '../../domain/dates/instant.ts';
import { decideNext } from '../../functions/journey/decide-next.ts';
import { sendDue } from '../../functions/journey/send-due.ts';
import type { journeyScene } from './scenes/journey-scene.ts';

/** Runs the journey of a scene at a time until it sleeps or is over. */
export async function runJourney(
  { ports, task }: Awaited<ReturnType<typeof journeyScene>>,
  at: Instant,
): Promise<void> {
  ports.clock.moveTo(at);
  for (let step = await decideNext(ports, task()); ; ) {
    if (step.kind === 'sleep' || step.kind === 'over' || step.kind === 'continue') return;
    step =
      step.kind === 'decide'
        ? await decideNext(ports, task())
        : await sendDue(ports, { ...task(), kind: step.kind });
  }
}
