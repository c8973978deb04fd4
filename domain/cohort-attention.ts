import type { AboutCohort } from './attention.ts';
import type { Cohort } from './cohort.ts';
import { type FocusGroup, isBookable, seatsLeft } from './focus-group.ts';
import { type Instant, plusSeconds } from './instant.ts';
import { lowResponse } from './low-response.ts';
import type { Participant } from './participant.ts';
import type { Program } from './program.ts';
import { isInsideWindow, type Seeker, seekersOf, wantsOtherTimes } from './seat-seekers.ts';
import { smallSession } from './small-session.ts';
import { type PlannedTouchpoint, timetable } from './timetable.ts';

/** How long before a focus group can be booked its missing sessions are worth a word: time to find a room. */
const SOON_S = 28 * 86_400;

const BEFORE_EVERYTHING = '1970-01-01T00:00:00.000Z' as Instant;

/** What needs a person about the whole cohort, in the order of its touchpoints, by its own zone. */
export function attentionOfCohort(
  program: Program,
  cohort: Cohort,
  people: readonly Participant[],
  groups: readonly FocusGroup[],
  now: Instant,
): AboutCohort[] {
  const plans = timetable(program, cohort, { timeZone: cohort.timeZone, enrolledAt: BEFORE_EVERYTHING });
  return plans.flatMap((planned) => {
    const low = lowResponse(program, cohort, planned, people, now);
    if (low) return [low];
    const { id } = planned.touchpoint;
    if (!planned.sessions || now >= planned.closes.at) return [];
    const seekers = seekersOf(program, cohort, people, id, now);
    const own = groups.filter(({ touchpoint }) => touchpoint === id);
    return aboutSessions(planned, own, seekers, now);
  });
}

function aboutSessions(
  planned: PlannedTouchpoint,
  groups: readonly FocusGroup[],
  seekers: readonly Seeker[],
  now: Instant,
): AboutCohort[] {
  const { touchpoint, opens, closes, sessions } = planned;
  const about = { touchpoint: touchpoint.id };
  if (now < plusSeconds(opens.at, -SOON_S)) return [];
  if (sessions?.offered.length === 0) {
    return [{ kind: 'no-sessions', ...about, opensAt: opens.at, closesAt: closes.at }];
  }
  const ahead = groups.filter(({ cancelledAt, startsAt }) => cancelledAt === undefined && now < startsAt);
  const found = ahead.flatMap((group): AboutCohort[] => {
    const { id: focusGroupId, startsAt, capacity, waiting = [] } = group;
    const session = { ...about, focusGroupId, startsAt };
    const small = smallSession(group, seekers, now);
    const isWantedTwice = waiting.length > 0 && waiting.length >= capacity;
    const full = { kind: 'waiting-list-full' as const, ...session, waiting: waiting.length, capacity };
    if (!small || now < plusSeconds(startsAt, -SOON_S)) return isWantedTwice ? [full] : [];
    const { booked, couldCome, fewest } = small;
    return [
      ...(isWantedTwice ? [full] : []),
      { kind: 'small-session', ...session, booked, couldCome, fewest },
    ];
  });
  const without = now < opens.at ? 0 : seekers.filter((one) => !hasSeat(one, ahead, now)).length;
  return without === 0
    ? found
    : [...found, { kind: 'no-seats-left', ...about, closesAt: closes.at, without }];
}

/** Whether there is a seat that this person could book, or is offered. Who wanted another time is shown on their own. */
const hasSeat = (seeker: Seeker, groups: readonly FocusGroup[], now: Instant): boolean =>
  wantsOtherTimes(seeker) ||
  (seeker.state?.kind === 'open' && (seeker.state.offers ?? []).some(({ until }) => until > now)) ||
  groups.some(
    (group) =>
      isBookable(group, now) &&
      isInsideWindow(seeker, group.startsAt) &&
      seatsLeft(group, now, seeker.participant.id) > 0,
  );
