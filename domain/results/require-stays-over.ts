import type { Cohort } from '../cohorts/cohort.ts';
import { type Instant, plusSeconds } from '../dates/instant.ts';
import { Conflict } from '../errors.ts';
import type { Participant } from '../participants/participant.ts';
import type { ProgramVersion } from '../programs/program.ts';
import { cohortTimetable } from '../timetables/timetable.ts';
import { FEWEST } from './threshold.ts';
import { wavesOver } from './waves-over.ts';

/** What a cohort's dates follow from. */
interface Dates {
  program: ProgramVersion;
  cohort: Cohort;
}

/**
 * An unlinked wave whose answers may be in files stays over, whatever dates and versions come: whoever answered after it
 * had opened again would be known by the row they add (decision 23). As long as too few have answered it is in no file.
 * @param everybody asked only where such a wave may be ahead again
 * @throws Conflict `unlinked-wave`
 */
export async function requireStaysOver(
  everybody: () => Promise<readonly Participant[]>,
  before: Dates,
  after: Dates,
  now: Instant,
): Promise<void> {
  const wasAhead = aheadAt(before, plusSeconds(now, FARTHEST_ZONES_S));
  const waves = aheadAt(after, plusSeconds(now, -FARTHEST_ZONES_S)).filter((id) => !wasAhead.includes(id));
  if (waves.length === 0) return;
  const people = await everybody();
  const over = ({ program, cohort }: Dates) =>
    wavesOver({
      program,
      cohort,
      now,
      async *participants() {
        yield* people;
      },
    });
  const [then, later] = [await over(before), await over(after)];
  const reopened = waves.find(
    (id) =>
      then.has(id) &&
      !later.has(id) &&
      people.filter(({ touchpoints }) => touchpoints[id]?.kind === 'done').length >= FEWEST,
  );
  if (reopened === undefined) return;
  throw new Conflict(
    'unlinked-wave',
    'Answers without names may have been read already. That survey would open again, and whoever answers it now would be known by being the one more.',
    { touchpoint: reopened },
  );
}

/** Between the cohort's midnight and anybody's, and the grace after a close. */
const FARTHEST_ZONES_S = 3 * 86_400;

/** The unlinked waves that close later than that, on the cohort's clock. */
const aheadAt = ({ program: { program }, cohort }: Dates, at: Instant): string[] =>
  cohortTimetable(program, cohort)
    .filter(({ touchpoint, closes }) => touchpoint.kind === 'survey' && touchpoint.unlinked && closes.at > at)
    .map(({ touchpoint }) => touchpoint.id);
