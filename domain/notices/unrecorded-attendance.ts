import type { Cohort } from '../cohorts/cohort.ts';
import { earlierOf, type Instant, plusSeconds } from '../dates/instant.ts';
import type { Participant } from '../participants/participant.ts';
import type { Program } from '../programs/program.ts';
import { attendanceFinalAt } from '../progress/progress.ts';
import { standing } from '../progress/standing.ts';
import type { FocusGroup } from '../sessions/focus-group.ts';
import type { AboutCohort } from './attention.ts';

/** From Good Friday to Easter Monday no mail goes out: five days leave a working day before them. */
const SOON_S = 5 * 86_400;

/** A session that is over, for some seats of which nobody has recorded who came, shortly before that is final. */
export function unrecordedAttendance(
  program: Program,
  cohort: Cohort,
  group: FocusGroup,
  people: readonly Participant[],
  now: Instant,
): AboutCohort[] {
  const { id: focusGroupId, touchpoint, startsAt, endsAt, seats, cancelledAt } = group;
  // Before anybody is looked at: most sessions of most days are ahead, or all of it is recorded.
  if (cancelledAt !== undefined || now < endsAt) return [];
  const open = new Set(seats.flatMap((seat) => (seat.attendance ? [] : [seat.participantId])));
  if (open.size === 0) return [];
  const finals = people.flatMap((participant) => {
    const state = participant.touchpoints[touchpoint];
    if (!open.has(participant.id) || state?.kind !== 'booked') return [];
    const { planned } = standing(program, cohort, participant, touchpoint, now);
    const at = attendanceFinalAt(planned, state.seat);
    return now < at ? [at] : [];
  });
  const [first, ...others] = finals;
  if (first === undefined) return [];
  const finalAt = others.reduce(earlierOf, first);
  if (now < plusSeconds(finalAt, -SOON_S)) return [];
  const unrecorded = finals.length;
  return [
    {
      kind: 'unrecorded-attendance',
      touchpoint,
      focusGroupId,
      startsAt,
      finalAt,
      unrecorded,
      seats: seats.length,
    },
  ];
}
