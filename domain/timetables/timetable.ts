import { type Cohort, type Session, workingHours } from '../cohorts/cohort.ts';
import { type Moment, momentOf, toLocal, type WorkingHours } from '../dates/calendar.ts';
import { END_OF_TIME, earlierOf, type Instant } from '../dates/instant.ts';
import type { LocalDate, TimeZone } from '../dates/local-date.ts';
import type { Offset } from '../dates/offset.ts';
import type { Program, Touchpoint } from '../programs/program.ts';
import type { DroppedReminder } from './no-room.ts';
import { ownDates, startsLate, touchpointDates } from './touchpoint-dates.ts';

/** One touchpoint with its real dates for one person. All instants UTC, all dates in that person's zone. */
export interface PlannedTouchpoint {
  touchpoint: Touchpoint;
  opens: Moment;
  closes: Moment;
  /** The first instant at or after the opening when mail may be sent. */
  invitationAt: Instant;
  /** Those that fall inside the window, in the order of their times; `number` is the position in the program, from 1. */
  reminders: PlannedReminder[];
  /** Those that the window leaves no room for; never sent, shown to staff with the reason. */
  dropped: DroppedReminder[];
  /** Focus groups: the sessions this person may book, and between which days sessions count. */
  sessions?: { from: LocalDate; until: LocalDate; offered: Session[] };
}

/** `staleAt`: from when on the next one is so close that this one is dropped. */
export interface PlannedReminder {
  number: number;
  moment: Moment;
  staleAt?: Instant;
}

/** What of one person their dates depend on. */
export interface Person {
  timeZone: TimeZone;
  enrolledAt: Instant;
  extensions?: Record<string, LocalDate>;
}

/** What of a cohort its dates depend on. Plans are remembered by this object: never change one in place. */
export type PlanCohort = Pick<Cohort, 'anchors' | 'timeZone' | 'holidays' | 'sessions'>;

/** What a cohort's people in one zone share. */
interface Dates {
  planned: PlannedTouchpoint[];
  /** The first opening, if any: for nearly everybody it is enough to see that they were enrolled by then. */
  opensAt: Instant;
  /** By enrollment and extensions, of those who have other dates. */
  own: Map<string, PlannedTouchpoint[]>;
}

const known = new WeakMap<PlanCohort, { program: Program; dates: Map<string, Dates> }>();

function datesOf(program: Program, cohort: PlanCohort): Map<string, Dates> {
  const found = known.get(cohort);
  if (found?.program === program) return found.dates;
  const dates = new Map<string, Dates>();
  known.set(cohort, { program, dates });
  return dates;
}

/**
 * Every date of one person's program. Pure; remembered per program and cohort object, because a cohort's people
 * share it.
 * Someone who was given more time has a later close (`extensions`), and room for the reminders that fit before it.
 * Someone enrolled after a window's planned opening has it opened at enrollment, and reminders counted from then.
 */
export function timetable(program: Program, cohort: PlanCohort, person: Person): PlannedTouchpoint[] {
  const { timeZone, enrolledAt, extensions } = person;
  const dates = datesOf(program, cohort);
  let base = dates.get(timeZone);
  if (!base) {
    const planned = program.touchpoints.map((touchpoint) =>
      touchpointDates(program, cohort, touchpoint, timeZone),
    );
    base = {
      planned,
      opensAt: planned.map(({ opens }) => opens.at).reduce(earlierOf, END_OF_TIME),
      own: new Map(),
    };
    dates.set(timeZone, base);
  }
  const isOnTime = enrolledAt <= base.opensAt || !base.planned.some((one) => startsLate(one, enrolledAt));
  if (isOnTime && !extensions) return base.planned;
  const key = `${enrolledAt} ${JSON.stringify(extensions)}`;
  let own = base.own.get(key);
  if (!own) {
    const hours = workingHours(program, cohort);
    own = base.planned.map((planned) => ownDates(planned, person, hours));
    base.own.set(key, own);
  }
  return own;
}

const BEFORE_EVERYTHING = '1970-01-01T00:00:00.000Z' as Instant;

/** The dates of the cohort as such: by its own zone, as of somebody who was there from the beginning. */
export const cohortTimetable = (program: Program, cohort: PlanCohort): PlannedTouchpoint[] =>
  timetable(program, cohort, { timeZone: cohort.timeZone, enrolledAt: BEFORE_EVERYTHING });

/** When the notice of a booked session goes out: the last working day before it, at the send window's start. */
export function noticeAt(startsAt: Instant, zone: TimeZone, hours: WorkingHours): Instant {
  const { date } = toLocal(startsAt, zone);
  return momentOf({ date, offset: '-P1D' as Offset, shift: 'previous', time: hours.from, zone }, hours).at;
}

const notices = new WeakMap<PlannedTouchpoint, Map<Instant, Instant>>();

/** `noticeAt` of a session of this plan, remembered: its zone and hours are the same for all of them. */
export function plannedNotice(
  planned: PlannedTouchpoint,
  startsAt: Instant,
  zone: TimeZone,
  hours: WorkingHours,
): Instant {
  const known = notices.get(planned) ?? new Map<Instant, Instant>();
  let at = known.get(startsAt);
  if (at === undefined) {
    at = noticeAt(startsAt, zone, hours);
    notices.set(planned, known.set(startsAt, at));
  }
  return at;
}
