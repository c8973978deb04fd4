import type { Cohort } from '../cohorts/cohort.ts';
import { type Instant, plusSeconds, secondsUntil } from '../dates/instant.ts';
import type { LocalDate } from '../dates/local-date.ts';
import type { Fault } from '../errors.ts';
import type { FocusGroupTouchpoint, Program } from '../programs/program.ts';
import { cohortTimetable } from '../timetables/timetable.ts';
import { LONGEST_SESSION, sessionInstant } from './session-time.ts';

/** When a session is, as staff give it: local times of the cohort's zone. */
interface SessionTimes {
  startsAt: string;
  endsAt?: string | undefined;
  minutes?: number | undefined;
}

/**
 * Start and end of a session, or what is wrong with them: unclear, past, too long, or on a day that is in nobody's
 * window, so that no one could ever book it.
 */
export function sessionInterval(
  program: Program,
  cohort: Cohort,
  touchpoint: FocusGroupTouchpoint,
  { startsAt, endsAt, minutes }: SessionTimes,
  now: Instant,
): { startsAt: Instant; endsAt: Instant } | Fault {
  const start = sessionInstant(startsAt, cohort.timeZone, '/startsAt');
  if (typeof start === 'object') return start;
  const given = endsAt === undefined ? undefined : sessionInstant(endsAt, cohort.timeZone, '/endsAt');
  if (typeof given === 'object') return given;
  if (given !== undefined && minutes !== undefined) {
    return { pointer: '/minutes', code: 'either', detail: 'either minutes or endsAt' };
  }
  const end = given ?? plusSeconds(start, (minutes ?? touchpoint.minutes) * 60);
  if (end <= start || secondsUntil(start, end) > LONGEST_SESSION * 60) {
    return { pointer: '/endsAt', code: 'interval', detail: 'later than it starts, at most 8 hours' };
  }
  if (start <= now) return { pointer: '/startsAt', code: 'past' };
  const window = sessionWindow(program, cohort, touchpoint.id);
  const day = startsAt.slice(0, 10) as LocalDate;
  if (window && (day < window.from || day > window.until)) {
    const detail = `from ${window.from} until ${window.until}`;
    return { pointer: '/startsAt', code: 'outside-window', detail };
  }
  return { startsAt: start, endsAt: end };
}

/** The days on which sessions of a touchpoint count, in the cohort's zone. */
const sessionWindow = (program: Program, cohort: Cohort, touchpoint: string) =>
  cohortTimetable(program, cohort).find((planned) => planned.touchpoint.id === touchpoint)?.sessions;
