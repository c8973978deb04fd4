import type { Cohort } from '../cohorts/cohort.ts';
import { type Instant, plusSeconds } from '../dates/instant.ts';
import type { Participant } from '../participants/participant.ts';
import type { Program } from '../programs/program.ts';
import { lacksSessions } from '../progress/progress.ts';
import { type FocusGroup, freeSeats, isBookable, seatsLeft } from '../sessions/focus-group.ts';
import { isInsideWindow, type Seeker, seekersOf, wantsOtherTimes } from '../sessions/seat-seekers.ts';
import { smallSession } from '../sessions/small-session.ts';
import { cohortTimetable, type PlannedTouchpoint } from '../timetables/timetable.ts';
import type { AboutCohort } from './attention.ts';
import { lowResponse } from './low-response.ts';
import { unrecordedAttendance } from './unrecorded-attendance.ts';

/** How long before a focus group can be booked its missing sessions are worth a word: time to find a room. */
export const SOON_S = 28 * 86_400;

/** What needs a person about the whole cohort, in the order of its touchpoints, by its own zone. */
export function attentionOfCohort(
  program: Program,
  cohort: Cohort,
  people: readonly Participant[],
  groups: readonly FocusGroup[],
  now: Instant,
): AboutCohort[] {
  const plans = cohortTimetable(program, cohort);
  return plans.flatMap((planned) => {
    const low = lowResponse(program, cohort, planned, people, now);
    if (low) return [low];
    const { id } = planned.touchpoint;
    // Before anybody is looked at: on most days of a year there is nothing to say about sessions.
    if (!planned.sessions || now < plusSeconds(planned.opens.at, -SOON_S)) return [];
    const own = groups.filter(({ touchpoint }) => touchpoint === id);
    const held = own.flatMap((group) => unrecordedAttendance(program, cohort, group, people, now));
    if (now >= planned.closes.at) return held;
    return [...held, ...aboutSessions(planned, own, seekersOf(program, cohort, people, id, now), now)];
  });
}

function aboutSessions(
  planned: PlannedTouchpoint,
  groups: readonly FocusGroup[],
  seekers: readonly Seeker[],
  now: Instant,
): AboutCohort[] {
  const { touchpoint, opens, closes } = planned;
  const about = { touchpoint: touchpoint.id };
  if (lacksSessions(planned)) {
    return [{ kind: 'no-sessions', ...about, opensAt: opens.at, closesAt: closes.at }];
  }
  const ahead = groups.filter(({ cancelledAt, startsAt }) => cancelledAt === undefined && now < startsAt);
  const found = ahead.flatMap((group): AboutCohort[] => {
    const { id: focusGroupId, startsAt, capacity, waiting = [] } = group;
    const session = { ...about, focusGroupId, startsAt };
    const isSoon = now >= plusSeconds(startsAt, -SOON_S);
    const small = isSoon && smallSession(group, seekers, now);
    const isWantedTwice = waiting.length > 0 && waiting.length >= capacity;
    const full = { kind: 'waiting-list-full' as const, ...session, waiting: waiting.length, capacity };
    if (!small) return isWantedTwice ? [full] : [];
    const { booked, couldCome, fewest } = small;
    return [
      ...(isWantedTwice ? [full] : []),
      { kind: 'small-session', ...session, booked, couldCome, fewest },
    ];
  });
  const open = ahead.filter((group) => isBookable(group, now) && freeSeats(group, now) > 0);
  const without = now < opens.at ? 0 : seekers.filter((one) => !hasSeat(one, open, now)).length;
  return without === 0
    ? found
    : [...found, { kind: 'no-seats-left', ...about, closesAt: closes.at, without }];
}

/**
 * Whether there is a seat that this person could book in one of the `open` sessions, or is offered. Who wanted another
 * time is shown on their own.
 */
const hasSeat = (seeker: Seeker, open: readonly FocusGroup[], now: Instant): boolean =>
  wantsOtherTimes(seeker) ||
  (seeker.state?.kind === 'open' && (seeker.state.offers ?? []).some(({ until }) => until > now)) ||
  open.some(
    (group) => isInsideWindow(seeker, group.startsAt) && seatsLeft(group, now, seeker.participant.id) > 0,
  );
