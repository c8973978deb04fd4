import { workingHours } from '../domain/cohorts/cohort.ts';
import type { Instant } from '../domain/dates/instant.ts';
import { VersionConflict } from '../domain/errors.ts';
import type { ParticipantId } from '../domain/id.ts';
import { type Participant, participantKey } from '../domain/participants/participant.ts';
import { standing } from '../domain/progress/standing.ts';
import { type FocusGroup, focusGroupKey } from '../domain/sessions/focus-group.ts';
import { type Concerned, nextStep, stepped } from '../domain/sessions/settle-session.ts';
import type { Documents, Ports, Stored } from '../platform/ports.ts';
import { byRule } from './audit/by-rule.ts';
import { wakeJourney } from './journey/wake-journey.ts';
import { loadCohort, loadProgram, type Person, putFocusGroup, putParticipant } from './records.ts';

/** Conflicts in a row after which a session is left to the sweep; every one of them is somebody's booking. */
const TRIES = 25;

/** A session has at most 500 seats and a step forty people: more steps than that go round in circles (FAULTS I14). */
const MOST_STEPS = 200;

/**
 * Brings a session up to date: tells everybody who has a seat of a change or a cancellation by staff, ends offers that
 * have lapsed, and makes the next ones. Each step is one transaction of the session and the people it concerns
 * (FAULTS F57, F58), so it may be run twice or cut off anywhere; what is left is due, and the sweep goes on.
 */
export async function settleFocusGroup(
  ports: Pick<Ports, 'documents' | 'journeys' | 'clock'>,
  id: string,
): Promise<void> {
  const { documents, clock } = byRule(ports, 'session', 'settled');
  let conflicts = 0;
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const now = clock.now();
    const group = await documents.get<FocusGroup>(focusGroupKey(id));
    if (!group?.doc.dueAt || group.doc.dueAt > now) return;
    try {
      const told = await step(documents, group, now);
      await Promise.all(told.map((person) => wakeJourney(ports, person)));
    } catch (error) {
      conflicts += 1;
      if (!(error instanceof VersionConflict) || conflicts >= TRIES) throw error;
    }
  }
}

/** One transaction; answers with whom it changed. */
async function step(documents: Documents, group: Stored<FocusGroup>, now: Instant): Promise<ParticipantId[]> {
  const cohort = await loadCohort(documents, group.doc.cohortId);
  const program = await loadProgram(documents, cohort.doc);
  const hours = workingHours(program.program, cohort.doc);
  const { people } = nextStep(group.doc, now);
  const stored = await Promise.all(people.map((id) => documents.get<Participant>(participantKey(id))));
  const found = stored.filter((one) => one !== undefined);
  const concerned = found.map(({ doc: participant }): Concerned => {
    const at = standing(program.program, cohort.doc, participant, group.doc.touchpoint, now);
    return { participant, at, hours };
  });
  const { group: after, changed } = stepped(group.doc, concerned, now);
  const of: Pick<Person, 'cohort' | 'program'> = { cohort, program };
  const versions = new Map(found.map(({ doc, version }) => [doc.id, version]));
  await documents.write([
    putFocusGroup(after, group.version),
    ...changed.map((one) => putParticipant(of, one, versions.get(one.id)!, now)),
  ]);
  return changed.map((one) => one.id);
}
