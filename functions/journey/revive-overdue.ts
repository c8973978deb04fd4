import { plusSeconds } from '../../domain/dates/instant.ts';
import { isNotices } from '../../domain/notices/staff-notice.ts';
import type { Participant } from '../../domain/participants/participant.ts';
import type { Ports, Stored } from '../../platform/ports.ts';
import { report } from '../middleware/report.ts';
import { replanCohort } from '../replan-cohort.ts';
import { settleFocusGroup } from '../settle-focus-group.ts';
import { isTimeUp, type TimeLeft } from '../time-left.ts';
import { startNextGeneration } from './start-next-generation.ts';

/** The sweep comes round this often; with the grace, nothing is more than twenty minutes late (FAULTS F34). */
export const SWEEP_EVERY_S = 900;
/** A journey that is only busy is not overdue. */
export const GRACE_S = 300;
/** What one sweep does at most; the next goes on. */
const MOST_PAGES = 20;
/** People are helped side by side: one after the other, a function's 30 seconds are up after some three hundred. */
const AT_ONCE = 25;

/**
 * Finds records that are overdue and starts the next generation of their journeys; finishes the re-planning of
 * cohorts that a crash left half done, and brings sessions up to date whose offers lapse or whose seats are free. Harmless where a journey is alive after all: the older one ends itself.
 * @param time ends the round before it is up; whoever was not reached is still overdue, and the next round's.
 * @returns how many journeys were started.
 * @throws AggregateError after the whole round, when some records could not be helped.
 */
export async function reviveOverdue(ports: Ports, time?: TimeLeft): Promise<number> {
  const before = plusSeconds(ports.clock.now(), -GRACE_S);
  let revived = 0;
  const failures: unknown[] = [];

  async function help({ key, doc }: Stored<Participant>): Promise<void> {
    try {
      if (key.startsWith('cohort#')) await replanCohort(ports, doc.id, time);
      else if (key.startsWith('focus-group#')) await settleFocusGroup(ports, doc.id);
      else if (await startNextGeneration(ports, doc)) revived += 1;
    } catch (error) {
      // One record that cannot be helped must not keep the others from it. Said here: a log of the sum has neither.
      report(error, { in: 'sweep', record: key });
      failures.push(error);
    }
  }

  let cursor: string | undefined;
  for (let pages = 0; pages < MOST_PAGES && !isTimeUp(time); pages += 1) {
    const page = await ports.documents.due<Participant>(before, 100, cursor);
    // Notices are `tellStaff`'s.
    for (const some of sideBySide(page.items.filter(({ key }) => !isNotices(key)))) {
      if (isTimeUp(time)) break;
      await Promise.all(some.map(help));
    }
    cursor = page.cursor;
    if (!cursor) break;
  }
  if (revived > 0) ports.measure('RevivedJourneys', revived);
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} records could not be revived.`);
  return revived;
}

/** What may be done at the same time: people in groups; cohorts and sessions one by one, because both write their people. */
function sideBySide(records: readonly Stored<Participant>[]): Stored<Participant>[][] {
  const people = records.filter(({ key }) => isPerson(key));
  const groups = Array.from({ length: Math.ceil(people.length / AT_ONCE) }, (_, index) =>
    people.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
  );
  return [...groups, ...records.filter(({ key }) => !isPerson(key)).map((one) => [one])];
}

const isPerson = (key: string): boolean => key.startsWith('participant#');
