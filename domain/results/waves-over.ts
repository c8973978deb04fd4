import { plusSeconds } from '../dates/instant.ts';
import type { CohortRecords } from '../files/cohort-records.ts';
import { FINISH_S } from '../participants/grace.ts';
import { timetable } from '../timetables/timetable.ts';
import { outcomesOf } from './outcomes.ts';

/**
 * The touchpoints that nobody can answer any more, whoever else comes: a day after they have closed, when the grace of who
 * had begun is over too. Before that, what people said is not summed up: the difference between two days' results would be
 * whoever answered in between. Nor is a wave over before the others' close where everybody has answered: who is enrolled
 * late, or expected after all, would be the one more. In that day it closes in the zones west of the cohort, too. More time
 * for one person holds it up only until they have used it.
 */
export async function wavesOver(
  records: Pick<CohortRecords, 'cohort' | 'program' | 'now' | 'participants'>,
): Promise<Set<string>> {
  const { cohort, program, now } = records;
  const over = new Set(program.program.touchpoints.map(({ id }) => id));
  for await (const participant of records.participants()) {
    const outcomes = outcomesOf(program.program, cohort, participant, now);
    const { extensions: _, ...asOthers } = participant;
    const plain = timetable(program.program, cohort, asOthers);
    for (const [index, own] of timetable(program.program, cohort, participant).entries()) {
      const { touchpoint } = own;
      const outcome = outcomes.get(touchpoint.id);
      const isThrough = outcome === 'answered' || outcome === 'withdrawn';
      const { closes } = isThrough ? plain[index]! : own;
      const isAhead = outcome === 'pending' || outcome === 'not-open' || outcome === 'booked';
      const isReachable = touchpoint.kind === 'survey' || outcome === 'missed';
      const isInGrace = isReachable && now < plusSeconds(closes.at, FINISH_S);
      if (isAhead || isInGrace) over.delete(touchpoint.id);
    }
  }
  return over;
}
