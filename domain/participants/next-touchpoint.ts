import type { Cohort } from '../cohorts/cohort.ts';
import type { Instant } from '../dates/instant.ts';
import type { Program } from '../programs/program.ts';
import type { Standing } from '../progress/standing.ts';
import type { Participant } from './participant.ts';
import { yearOf } from './year.ts';

/** What is still to come for one person besides the touchpoint `except`, the earliest; undefined when nothing is. */
export function nextTouchpoint(
  program: Program,
  cohort: Cohort,
  participant: Participant,
  except: string,
  now: Instant,
): Standing | undefined {
  const startOf = ({ planned, state }: Standing) =>
    state?.kind === 'booked' ? state.seat.startsAt : planned.opens.at;
  return yearOf(program, cohort, participant, now)
    .filter(({ planned, when }) => when !== 'past' && planned.touchpoint.id !== except)
    .sort((a, b) => (startOf(a) < startOf(b) ? -1 : 1))[0];
}
