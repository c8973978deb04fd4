import { VersionConflict } from '../../domain/errors.ts';
import { decide } from '../../domain/journeys/decide.ts';
import { withChanges } from '../../domain/journeys/participant-changes.ts';
import type { Ports } from '../../platform/ports.ts';
import { loadPerson, putParticipant } from '../records.ts';
import { measureUnknown } from './outcome.ts';
import { type JourneyTask, ownJourney, type Step, stepOf } from './task.ts';

/** Tries before the machine's own retry takes over: conflicts are other people's single writes. */
const TRIES = 5;

/** Asks the record what is due, records what has changed by itself, and answers with the one next thing. */
export async function decideNext(ports: Ports, task: JourneyTask): Promise<Step> {
  const journey = await ownJourney(ports.documents, task);
  if (!journey) return { kind: 'over', reason: 'superseded' };
  for (let attempt = 1; ; attempt += 1) {
    const now = ports.clock.now();
    const person = await loadPerson(ports.documents, task.participantId);
    const { doc, version } = person.participant;
    const { changes, next } = decide(person.program.program, person.cohort.doc, doc, now);
    const dueAt = next.kind === 'sleep' ? next.until : undefined;
    if (changes.length === 0 && (next.kind === 'send' || doc.dueAt === dueAt)) {
      return stepOf(next, task, version, now, journey.sleeps);
    }
    try {
      // With the changes recorded it says the same again, and no more changes: a law that its tests hold.
      const recorded = { changes: [], next };
      await ports.documents.write([
        putParticipant(person, withChanges(doc, changes), version, now, recorded),
      ]);
      measureUnknown(ports, changes);
      return stepOf(next, task, version + 1, now, journey.sleeps);
    } catch (error) {
      if (!(error instanceof VersionConflict) || attempt >= TRIES) throw error;
    }
  }
}
