import { plusSeconds } from '../dates/instant.ts';
import type { TimeZone } from '../dates/local-date.ts';
import type { CohortRecords } from '../files/cohort-records.ts';
import { asCounted } from '../participants/extension.ts';
import { FINISH_S } from '../participants/grace.ts';
import { timetable } from '../timetables/timetable.ts';
import { outcomesOf } from './outcomes.ts';

/**
 * The touchpoints that nobody can answer any more, whoever else comes: a day after they have closed, when the grace of who
 * had begun is over too. Before that, what people said is not summed up: the difference between two days' results would be
 * whoever answered in between. Nor is a wave over before the others' close where everybody has answered: who is enrolled
 * late, or expected after all, would be the one more. More time for one person holds it up only until they have used it, and
 * not at all where it was given once the wave was over.
 *
 * The close is that of the zone in which it comes last: whoever moves there, or is enrolled from there, could answer again
 * what has closed everywhere else.
 */
export async function wavesOver(
  records: Pick<CohortRecords, 'cohort' | 'program' | 'now' | 'participants'>,
): Promise<Set<string>> {
  const { cohort, program, now } = records;
  const over = new Set(program.program.touchpoints.map(({ id }) => id));
  for await (const one of records.participants()) {
    const participant = asCounted(one);
    const outcomes = outcomesOf(program.program, cohort, participant, now);
    const farWest = { ...participant, timeZone: FARTHEST_WEST };
    const { extensions: _, ...asOthers } = farWest;
    const plain = timetable(program.program, cohort, asOthers);
    for (const [index, own] of timetable(program.program, cohort, farWest).entries()) {
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

/** Eleven hours behind UTC all year; the zones behind it are of no place. */
const FARTHEST_WEST = 'Pacific/Pago_Pago' as TimeZone;
