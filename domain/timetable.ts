import { type Moment, momentOf, nextSendable, type Reason, toLocal, type WorkingHours } from './calendar.ts';
import { type Cohort, type Session, workingHours } from './cohort.ts';
import { extendedClose } from './extension.ts';
import { type Instant, plusSeconds } from './instant.ts';
import type { LocalDate, LocalTime, TimeZone } from './local-date.ts';
import type { Offset } from './offset.ts';
import type { FocusGroupTouchpoint, MomentSpec, Program, Touchpoint } from './program.ts';

/** One touchpoint with its real dates for one person. All instants UTC, all dates in that person's zone. */
export interface PlannedTouchpoint {
  touchpoint: Touchpoint;
  opens: Moment;
  closes: Moment;
  /** The first instant at or after the opening when mail may be sent. */
  invitationAt: Instant;
  /** Those that fall inside the window, in the order of their times; `number` is the position in the program, from 1. */
  reminders: PlannedReminder[];
  /** Those that the window leaves no room for; never sent, shown to staff. */
  dropped: PlannedReminder[];
  /** Focus groups: the sessions this person may book, and between which days sessions count. */
  sessions?: { from: LocalDate; until: LocalDate; offered: Session[] };
}

/** `staleAt`: from when on the next one is so close that this one is dropped. */
export interface PlannedReminder {
  number: number;
  moment: Moment;
  staleAt?: Instant;
}

/** A late reminder is dropped when the next one is due within this: two on consecutive days would be rude. */
const TOO_CLOSE_S = 36 * 3600;

/** The rest of a day is not enough distance between an invitation and its first reminder. */
const REMINDER_DISTANCE_S = 86_400;

/** What of one person their dates depend on. */
export interface Person {
  timeZone: TimeZone;
  enrolledAt: Instant;
  extensions?: Record<string, LocalDate>;
}

export type PlanCohort = Pick<Cohort, 'anchors' | 'timeZone' | 'holidays' | 'sessions'>;

const known = new WeakMap<Program, WeakMap<PlanCohort, Map<string, PlannedTouchpoint[]>>>();

function plansOf(program: Program, cohort: PlanCohort): Map<string, PlannedTouchpoint[]> {
  let cohorts = known.get(program);
  if (!cohorts) {
    cohorts = new WeakMap();
    known.set(program, cohorts);
  }
  let plans = cohorts.get(cohort);
  if (!plans) {
    plans = new Map();
    cohorts.set(cohort, plans);
  }
  return plans;
}

/**
 * Every date of one person's program. Pure; remembered per program and cohort object, because a cohort's people
 * share it.
 * Someone who was given more time has a later close (`extensions`), and room for the reminders that fit before it.
 * Someone enrolled after a window's planned opening has it opened at enrollment, and reminders counted from then.
 */
export function timetable(program: Program, cohort: PlanCohort, person: Person): PlannedTouchpoint[] {
  const plans = plansOf(program, cohort);
  let base = plans.get(person.timeZone);
  if (!base) {
    base = program.touchpoints.map((touchpoint) => plan(program, cohort, touchpoint, person.timeZone));
    plans.set(person.timeZone, base);
  }
  if (person.extensions) {
    const { extensions } = person;
    const key = `${person.timeZone} ${JSON.stringify(extensions)}`;
    const own =
      plans.get(key) ??
      base.map((planned) =>
        extendedUntil(
          planned,
          extensions[planned.touchpoint.id],
          workingHours(program, cohort),
          person.timeZone,
        ),
      );
    plans.set(key, own);
    base = own;
  }
  if (!base.some((planned) => startsLate(planned, person.enrolledAt))) return base;
  const key = `${person.timeZone} ${person.enrolledAt} ${JSON.stringify(person.extensions ?? {})}`;
  const personal =
    plans.get(key) ??
    base.map((planned) =>
      startsLate(planned, person.enrolledAt)
        ? openedAt(
            planned,
            person.enrolledAt,
            'enrolled-later',
            workingHours(program, cohort),
            person.timeZone,
          )
        : planned,
    );
  plans.set(key, personal);
  return personal;
}

const startsLate = (planned: PlannedTouchpoint, notBefore: Instant): boolean =>
  planned.opens.at < notBefore && notBefore < planned.closes.at;

function plan(
  program: Program,
  cohort: PlanCohort,
  touchpoint: Touchpoint,
  zone: TimeZone,
): PlannedTouchpoint {
  const hours = workingHours(program, cohort);
  if (touchpoint.kind === 'focus-group') return planFocusGroup(touchpoint, cohort, hours, zone);
  const moment = (spec: MomentSpec, time: LocalTime | undefined): Moment =>
    momentOf(
      {
        date: cohort.anchors[spec.from]!,
        offset: spec.offset,
        plus: spec.plus,
        shift: spec.shift,
        time: spec.at ?? time,
        zone: spec.zone === 'cohort' ? cohort.timeZone : zone,
      },
      hours,
    );
  const opens = moment(touchpoint.opens, hours.from);
  const closes = moment(touchpoint.closes, undefined);
  return withContacts({ touchpoint, opens, closes }, opens.raw, hours, zone);
}

/** Booking opens early enough for the notice, so a day off moves it back, never forward. */
function planFocusGroup(
  touchpoint: FocusGroupTouchpoint,
  cohort: PlanCohort,
  hours: WorkingHours,
  zone: TimeZone,
): PlannedTouchpoint {
  const { from, after, until } = touchpoint.window;
  const date = cohort.anchors[from]!;
  const first = momentOf({ date, offset: after, shift: 'none', time: '00:00' as LocalTime, zone }, hours);
  const closes = momentOf({ date, offset: until, shift: 'none', time: undefined, zone }, hours);
  const notice = `-${touchpoint.notice}` as Offset;
  const opens = momentOf(
    { date, offset: after, plus: notice, shift: 'previous', time: hours.from, zone },
    hours,
  );
  const offered = cohort.sessions.filter(
    (session) =>
      session.touchpoint === touchpoint.id && first.at <= session.startsAt && session.startsAt < closes.at,
  );
  const planned = withContacts(
    { touchpoint, opens, closes, sessions: { from: first.raw, until: closes.raw, offered } },
    opens.raw,
    hours,
    zone,
  );
  const published = offered.map((session) => session.publishedAt).sort()[0];
  return published && startsLate(planned, published)
    ? openedAt(planned, published, 'sessions-published-later', hours, zone)
    : planned;
}

/** With the later close that one person was given. Reminders are counted from the day they were counted from. */
function extendedUntil(
  planned: PlannedTouchpoint,
  day: LocalDate | undefined,
  hours: WorkingHours,
  zone: TimeZone,
): PlannedTouchpoint {
  if (day === undefined || planned.touchpoint.kind !== 'survey') return planned;
  const closes = extendedClose(planned.closes, day, zone);
  return closes === planned.closes
    ? planned
    : withContacts({ ...planned, closes }, planned.opens.raw, hours, zone);
}

function openedAt(
  planned: PlannedTouchpoint,
  at: Instant,
  kind: Extract<Reason['kind'], 'enrolled-later' | 'sessions-published-later'>,
  hours: WorkingHours,
  zone: TimeZone,
): PlannedTouchpoint {
  const { date } = toLocal(at, zone);
  const opens: Moment = { raw: planned.opens.raw, date, at, reasons: [...planned.opens.reasons, { kind }] };
  return withContacts({ ...planned, opens }, date, hours, zone);
}

/** Adds the invitation and the reminders, counted from `day`, that fit between opening and closing. */
function withContacts(
  window: Omit<PlannedTouchpoint, 'invitationAt' | 'reminders' | 'dropped'>,
  day: LocalDate,
  hours: WorkingHours,
  zone: TimeZone,
): PlannedTouchpoint {
  const { touchpoint, opens, closes } = window;
  const invitationAt = nextSendable(opens.at, zone, hours, sendsAnyDay(touchpoint));
  const reminders: PlannedReminder[] = [];
  const dropped: PlannedReminder[] = [];
  touchpoint.reminders.forEach((offset, index) => {
    const moment = momentOf({ date: day, offset, shift: 'next', time: hours.from, zone }, hours);
    const planned: PlannedReminder = { number: index + 1, moment };
    const before = reminders.at(-1);
    const earliest = before?.moment.at ?? plusSeconds(invitationAt, REMINDER_DISTANCE_S);
    if (moment.at <= earliest || moment.at >= closes.at) {
      dropped.push(planned);
      return;
    }
    if (before) before.staleAt = plusSeconds(moment.at, -TOO_CLOSE_S);
    reminders.push(planned);
  });
  return { ...window, invitationAt, reminders, dropped };
}

/** A window that opens on its day whatever the day is also sends its invitation on it: only hours count. */
export const sendsAnyDay = (touchpoint: Touchpoint): boolean =>
  touchpoint.kind === 'survey' && touchpoint.opens.shift === 'none';

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
  notices.set(planned, known);
  const at = known.get(startsAt) ?? noticeAt(startsAt, zone, hours);
  known.set(startsAt, at);
  return at;
}
