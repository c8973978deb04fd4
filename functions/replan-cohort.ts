import { type Instant, secondsUntil } from '../domain/dates/instant.ts';
import { VersionConflict } from '../domain/errors.ts';
import type { Participant } from '../domain/participants/participant.ts';
import type { Ports, Stored } from '../platform/ports.ts';
import { byRule } from './audit/by-rule.ts';
import { startNextGeneration } from './journey/start-next-generation.ts';
import { wakeJourney } from './journey/wake-journey.ts';
import { report } from './middleware/report.ts';
import { loadCohort, loadProgram, participantsOf, putCohort, putParticipant } from './records.ts';
import { isTimeUp, type TimeLeft } from './time-left.ts';

/** Written side by side; a cohort has 15 to 50 people, so this is one or two rounds. */
const AT_ONCE = 25;

/** A record that is changed by someone else this often in a row is left to the sweep. */
const TRIES = 5;

/**
 * So long after a change nothing is under way that has read the cohort before it: the request that made it, and every step
 * of a journey, ends within half a minute.
 */
const ALL_HAVE_ENDED_S = 120;

/**
 * Brings a change of a cohort to every participant's plan: each record is written anew with the due time that
 * follows now, each sleeping journey is woken, and one that was over is begun again; then the cohort's mark is taken
 * away. May be run twice or cut off anywhere: the mark stays until everybody has been reached, and the sweep begins
 * again.
 *
 * Everybody is written, also where the due time stays the same: a journey that read the cohort before the change
 * and is about to write then finds another version, and decides again. Later there is none, and only those are written
 * whom nobody has reached: each round goes on where the one before ended.
 *
 * @param time ends the round before it is up
 * @throws AggregateError after everybody else, when some could not be reached.
 */
export async function replanCohort(
  ports: Pick<Ports, 'documents' | 'journeys' | 'clock'>,
  cohortId: string,
  time?: Partial<TimeLeft>,
): Promise<void> {
  const { documents } = byRule(ports, 'replan', 'replan');
  const cohort = await loadCohort(documents, cohortId);
  if (cohort.doc.dueAt === undefined) return;
  const program = await loadProgram(documents, cohort.doc);
  const haveAllEnded = secondsUntil(cohort.doc.dueAt, ports.clock.now()) > ALL_HAVE_ENDED_S;

  async function replan(read: Stored<Participant>): Promise<void> {
    let found: Stored<Participant> | undefined = read;
    for (let tries = 1; found?.doc.status.kind === 'active'; tries += 1) {
      try {
        const { doc, version } = found;
        const now = ports.clock.now();
        const put = putParticipant({ cohort, program }, doc, version, now);
        if (haveAllEnded && isSame(put.dueAt, doc.dueAt, now)) return;
        await documents.write([put]);
        if (doc.dueAt === undefined && put.dueAt !== undefined) await beginAgain(ports, doc);
        // Whoever sleeps until the right time anyway is left to sleep.
        else if (put.dueAt !== doc.dueAt) await wakeJourney(ports, doc.id);
        return;
      } catch (error) {
        if (!(error instanceof VersionConflict) || tries === TRIES) throw error;
        found = await documents.get<Participant>(read.key);
      }
    }
  }

  const failures: unknown[] = [];
  async function reach(read: Stored<Participant>): Promise<void> {
    await replan(read).catch((error: unknown) => {
      // One who cannot be written must not keep the others from their plan. Said here: a log of the sum has neither.
      report(error, { in: 'replan', record: read.key });
      failures.push(error);
    });
  }

  let cursor: string | undefined;
  let isEverybody = false;
  do {
    if (isTimeUp(time)) break;
    const page = await documents.list<Participant>(participantsOf(cohortId), AT_ONCE, cursor);
    await Promise.all(page.items.map(reach));
    cursor = page.cursor;
    isEverybody = cursor === undefined;
  } while (!isEverybody);
  if (failures.length > 0) {
    throw new AggregateError(failures, `${failures.length} people could not be planned anew.`);
  }
  if (!isEverybody) return;

  const { dueAt: _, ...settled } = cohort.doc;
  try {
    await documents.write([putCohort(settled, cohort.version)]);
  } catch (error) {
    // The cohort was changed again meanwhile: that change has marked it anew and replans after us.
    if (!(error instanceof VersionConflict)) throw error;
  }
}

/** Whether two due times are one; whoever is due already is looked after by the sweep. */
const isSame = (a: Instant | undefined, b: Instant | undefined, now: Instant): boolean =>
  a === b || (a !== undefined && b !== undefined && a <= now && b <= now);

/** The journey of whoever has nothing to come has ended, and there is nobody to wake. Never fails, as a wake does not. */
async function beginAgain(ports: Pick<Ports, 'documents' | 'journeys'>, person: Participant): Promise<void> {
  await startNextGeneration(ports, person).catch(() => {});
}
