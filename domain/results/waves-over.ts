import type { CohortRecords } from '../files/cohort-records.ts';
import { FINISH_S } from '../grace.ts';
import { plusSeconds } from '../instant.ts';
import { timetable } from '../timetable.ts';
import { outcomesOf } from './outcomes.ts';

/**
 * The touchpoints that nobody can answer any more: each person has, missed it (and the grace of who had begun is over
 * too), or withdrew. Before that, what people said is not summed up: the difference between two days' results would be
 * whoever answered in between. An unlinked wave is never over before its close: who enrolls late, or is expected after all,
 * would add the one row that was not in yesterday's file.
 */
export async function wavesOver(
  records: Pick<CohortRecords, 'cohort' | 'program' | 'now' | 'participants'>,
): Promise<Set<string>> {
  const { cohort, program, now } = records;
  const over = new Set(program.program.touchpoints.map(({ id }) => id));
  for await (const participant of records.participants()) {
    const outcomes = outcomesOf(program.program, cohort, participant, now);
    for (const { touchpoint, closes } of timetable(program.program, cohort, participant)) {
      const outcome = outcomes.get(touchpoint.id);
      const isAhead = outcome === 'pending' || outcome === 'not-open' || outcome === 'booked';
      const isUnlinked = touchpoint.kind === 'survey' && touchpoint.unlinked;
      const isInGrace = (outcome === 'missed' || isUnlinked) && now < plusSeconds(closes.at, FINISH_S);
      if (isAhead || isInGrace) over.delete(touchpoint.id);
    }
  }
  return over;
}
