import type { CohortRecords } from '../files/cohort-records.ts';
import { outcomesOf } from './outcomes.ts';

/**
 * The touchpoints that nobody can answer any more: each person has, missed it, or withdrew. Before that, what people
 * said is not summed up: the difference between two days' results would be whoever answered in between.
 */
export async function wavesOver(
  records: Pick<CohortRecords, 'cohort' | 'program' | 'now' | 'participants'>,
): Promise<Set<string>> {
  const { cohort, program, now } = records;
  const over = new Set(program.program.touchpoints.map(({ id }) => id));
  for await (const participant of records.participants()) {
    for (const [touchpoint, outcome] of outcomesOf(program.program, cohort, participant, now)) {
      if (outcome === 'pending' || outcome === 'not-open' || outcome === 'booked') over.delete(touchpoint);
    }
  }
  return over;
}
