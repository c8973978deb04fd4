import type { Cohort } from '../cohorts/cohort.ts';
import { toLocal } from '../dates/calendar.ts';
import type { Instant } from '../dates/instant.ts';
import type { Participant, TouchpointState } from '../participants/participant.ts';
import type { Program } from '../programs/program.ts';
import { standing } from '../progress/standing.ts';
import type { PlannedTouchpoint } from '../timetables/timetable.ts';

/** Somebody who has no seat and may still want one, with their own dates. */
export interface Seeker {
  participant: Participant;
  planned: PlannedTouchpoint;
  state: TouchpointState | undefined;
}

/**
 * Those of `people` who have no seat in a focus group and may still want one. Who booked, came, or is not taking part
 * does not; for whom none of the times suited does, because the next session that is published asks them again.
 */
export const seekersOf = (
  program: Program,
  cohort: Cohort,
  people: readonly Participant[],
  touchpoint: string,
  now: Instant,
): Seeker[] =>
  people.flatMap((participant) => {
    const { status, touchpoints } = participant;
    if (status.kind !== 'active' || hasSeatForGood(touchpoints[touchpoint])) return [];
    const { planned, state } = standing(program, cohort, participant, touchpoint, now);
    return now < planned.closes.at && isSeeking(state) ? [{ participant, planned, state }] : [];
  });

/** Time alone makes nobody look for a seat who has one or has come: most of a cohort, looked at day after day. */
const hasSeatForGood = (state: TouchpointState | undefined): boolean =>
  state?.kind === 'booked' || state?.kind === 'done';

const isSeeking = (state: TouchpointState | undefined): boolean =>
  state === undefined ||
  state.kind === 'open' ||
  (state.kind === 'declined' && state.why === 'none-of-these-times');

/** Whether a session that starts then is inside this person's own window: its days count on their own calendar. */
export function isInsideWindow({ participant, planned }: Seeker, startsAt: Instant): boolean {
  const { sessions } = planned;
  if (!sessions) return false;
  const { date } = toLocal(startsAt, participant.timeZone);
  return sessions.from <= date && date <= sessions.until;
}

/** Whether the times there are now did not suit this person: only another one will. */
export const wantsOtherTimes = ({ state }: Seeker): boolean => state?.kind === 'declined';
