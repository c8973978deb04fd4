import { workingHours } from '../cohorts/cohort.ts';
import {
  type Moment,
  momentOf,
  nextSendable,
  type Reason,
  toLocal,
  type WorkingHours,
} from '../dates/calendar.ts';
import { type Instant, plusSeconds } from '../dates/instant.ts';
import type { LocalDate, LocalTime, TimeZone } from '../dates/local-date.ts';
import type { Offset } from '../dates/offset.ts';
import { bounded } from '../memo.ts';
import { extendedClose } from '../participants/extension.ts';
import type { FocusGroupTouchpoint, MomentSpec, Program, Touchpoint } from '../programs/program.ts';
import type { DroppedReminder, NoRoom } from './no-room.ts';
import type { Person, PlanCohort, PlannedReminder, PlannedTouchpoint } from './timetable.ts';

/** A late reminder is dropped when the next one is due within this: two on consecutive days would be rude. */
const TOO_CLOSE_S = 36 * 3600;
const tooCloseTo = bounded((at: Instant): Instant => plusSeconds(at, -TOO_CLOSE_S));

/** The rest of a day is not enough distance between an invitation and its first reminder. */
const REMINDER_DISTANCE_S = 86_400;
const enoughAfter = bounded((at: Instant): Instant => plusSeconds(at, REMINDER_DISTANCE_S));

/** A touchpoint's dates for somebody who was given more time, or enrolled after its opening. */
export function ownDates(
  planned: PlannedTouchpoint,
  { timeZone, enrolledAt, extensions = {} }: Person,
  hours: WorkingHours,
): PlannedTouchpoint {
  const extended = extendedUntil(planned, extensions[planned.touchpoint.id], hours, timeZone);
  return startsLate(extended, enrolledAt)
    ? openedAt(extended, enrolledAt, 'enrolled-later', hours, timeZone)
    : extended;
}

/** Whether a touchpoint opens late for whoever or whatever was not there before. */
export const startsLate = (planned: PlannedTouchpoint, notBefore: Instant): boolean =>
  planned.opens.at < notBefore && notBefore < planned.closes.at;

/** One touchpoint's dates for the people of a cohort in one zone. */
export function touchpointDates(
  program: Program,
  cohort: PlanCohort,
  touchpoint: Touchpoint,
  zone: TimeZone,
): PlannedTouchpoint {
  const hours = workingHours(program, cohort);
  if (touchpoint.kind === 'focus-group') return planFocusGroup(touchpoint, cohort, hours, zone);
  const opens = statedMoment(touchpoint.opens, hours.from, cohort, hours, zone);
  const closes = statedMoment(touchpoint.closes, undefined, cohort, hours, zone);
  return withContacts({ touchpoint, opens, closes }, opens.raw, hours, zone);
}

/** A moment as a program states it, for the people of a cohort in one zone; `time` of day where it states none. */
export const statedMoment = (
  { from, offset, plus, shift, at, zone }: MomentSpec,
  time: LocalTime | undefined,
  cohort: PlanCohort,
  hours: WorkingHours,
  own: TimeZone,
): Moment =>
  momentOf(
    {
      date: cohort.anchors[from]!,
      offset,
      plus,
      shift,
      time: at ?? time,
      zone: zone === 'cohort' ? cohort.timeZone : own,
    },
    hours,
  );

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
  let published: Instant | undefined;
  for (const { publishedAt } of offered) {
    if (published === undefined || publishedAt < published) published = publishedAt;
  }
  return published !== undefined && startsLate(planned, published)
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
  const dropped: DroppedReminder[] = [];
  let number = 0;
  let before: PlannedReminder | undefined;
  for (const offset of touchpoint.reminders) {
    number += 1;
    const moment = momentOf({ date: day, offset, shift: 'next', time: hours.from, zone }, hours);
    const planned: PlannedReminder = { number, moment };
    const why = noRoomAt(moment.at, closes.at, invitationAt, before);
    if (why) {
      dropped.push({ ...planned, why });
      continue;
    }
    if (before) before.staleAt = tooCloseTo(moment.at);
    reminders.push(planned);
    before = planned;
  }
  return { ...window, invitationAt, reminders, dropped };
}

/** Why a reminder has no room at `at`; undefined where it has. */
function noRoomAt(
  at: Instant,
  closesAt: Instant,
  invitationAt: Instant,
  before: PlannedReminder | undefined,
): NoRoom | undefined {
  if (at >= closesAt) return 'after-close';
  if (before) return at <= before.moment.at ? 'with-another' : undefined;
  return at <= enoughAfter(invitationAt) ? 'soon-after-invitation' : undefined;
}

/** A window that opens on its day whatever the day is also sends its invitation on it: only hours count. */
export const sendsAnyDay = (touchpoint: Touchpoint): boolean =>
  touchpoint.kind === 'survey' && touchpoint.opens.shift === 'none';
