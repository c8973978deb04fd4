import { type Instant, secondsUntil } from '../domain/dates/instant.ts';
import { VersionConflict } from '../domain/errors.ts';
import { planned } from '../domain/journeys/participant-changes.ts';
import { type Participant, participantKey } from '../domain/participants/participant.ts';
import type { Ports } from '../platform/ports.ts';
import { byRule } from './audit/by-rule.ts';
import { type Person, putParticipant } from './records.ts';

/** Everybody is looked at each working day, unless the program stood still for some time. */
const NEW_S = 14 * 86_400;

/**
 * Plans anew whoever of a cohort's `people` a re-planning has overlooked. It goes by a list, which need not be consistent:
 * somebody enrolled in the moment in which the dates moved may have been missing from it, and would sleep until a date
 * that has become too late. Nobody else is asked about. What is due then is found by the sweep, which starts their
 * journey again.
 */
export async function replanOverlooked(
  ports: Pick<Ports, 'documents' | 'clock'>,
  of: Pick<Person, 'cohort' | 'program'>,
  people: readonly Participant[],
  now: Instant,
): Promise<void> {
  const { documents } = byRule(ports, 'replan', 'replan');
  const isOverlooked = (person: Participant): boolean => {
    if (person.status.kind !== 'active' || secondsUntil(person.enrolledAt, now) > NEW_S) return false;
    const { dueAt } = planned(of.program.program, of.cohort.doc, person, now);
    return dueAt !== undefined && (person.dueAt === undefined || dueAt < person.dueAt);
  };
  for (const { id } of people.filter(isOverlooked)) {
    const stored = await documents.get<Participant>(participantKey(id));
    if (!stored || !isOverlooked(stored.doc)) continue;
    try {
      await documents.write([putParticipant(of, stored.doc, stored.version, now)]);
    } catch (error) {
      // Whoever writes them meanwhile plans them anew.
      if (!(error instanceof VersionConflict)) throw error;
    }
  }
}
