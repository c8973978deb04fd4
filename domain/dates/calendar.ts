import { Temporal } from 'temporal-polyfill';
import { boundedPair } from '../memo.ts';
import { epochMs, type Instant, instantOf } from './instant.ts';
import type { LocalDate, LocalTime, TimeZone, Weekday } from './local-date.ts';
import { plusDays, weekdayOf } from './local-date.ts';
import { countsMonths, type Offset, plusOffset } from './offset.ts';

/** Why a date or an instant is not the one that plain arithmetic gives. Shown to staff through `explain`. */
export type Reason =
  | { kind: 'month-end'; wanted: number }
  | { kind: 'weekend'; day: Weekday }
  | { kind: 'holiday'; name: string }
  | { kind: 'clock-gap' }
  | { kind: 'clock-overlap' }
  | { kind: 'extended' }
  | { kind: 'enrolled-later' }
  | { kind: 'sessions-published-later' };

/** One moment of a plan: the date arithmetic gave, the date it became, the instant (UTC), and why. */
export interface Moment {
  raw: LocalDate;
  date: LocalDate;
  at: Instant;
  reasons: Reason[];
}

/** Which days mail may be sent on, and between which wall-clock times: `from` included, `to` not. */
export interface WorkingHours {
  from: LocalTime;
  to: LocalTime;
  days: readonly Weekday[];
  /** Public holidays by date, as listed when the cohort was made. */
  holidays: Readonly<Record<string, string>>;
}

/** Which way a date moves that falls on a day off. */
type Shift = 'next' | 'previous' | 'none';

/** Why `date` is a day off, or undefined on a working day. A weekend is named before a holiday on it. */
export function dayOff(date: LocalDate, hours: WorkingHours): Reason | undefined {
  const day = weekdayOf(date);
  if (!hours.days.includes(day)) return { kind: 'weekend', day };
  const name = hours.holidays[date];
  return name === undefined ? undefined : { kind: 'holiday', name };
}

/**
 * The nearest working day on or after (`next`) or on or before (`previous`) `date`, with a reason for
 * each day passed over. Gives up after 30 days off in a row and keeps the date: no calendar has that many.
 */
export function shiftToWorkingDay(
  date: LocalDate,
  shift: Shift,
  hours: WorkingHours,
): { date: LocalDate; reasons: Reason[] } {
  if (shift === 'none') return { date, reasons: [] };
  const reasons: Reason[] = [];
  let day = date;
  for (let passed = 0; passed < 30; passed += 1) {
    const reason = dayOff(day, hours);
    if (!reason) return { date: day, reasons };
    reasons.push(reason);
    day = plusDays(day, shift === 'next' ? 1 : -1);
  }
  return { date, reasons: [] };
}

type Resolved = { at: Instant; reason?: 'clock-gap' | 'clock-overlap' };

const resolved = boundedPair((dateTime: string, timeZone: TimeZone): Resolved => {
  const wanted = Temporal.PlainDateTime.from(dateTime);
  const earlier = wanted.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const later = wanted.toZonedDateTime(timeZone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds)
    return { at: instantOf(earlier.epochMilliseconds) };
  if (later.toPlainDateTime().equals(wanted)) {
    return { at: instantOf(earlier.epochMilliseconds), reason: 'clock-overlap' };
  }
  // In a gap the first instant that exists is the transition itself; both readings lie beside it.
  const transition = earlier.getTimeZoneTransition('next') ?? later;
  return { at: instantOf(transition.epochMilliseconds), reason: 'clock-gap' };
});

/**
 * Wall-clock time in a zone to UTC. A time that does not exist (clocks go forward) becomes the first
 * instant after the gap; a time that happens twice (clocks go back) is the earlier one (FAULTS F38).
 */
export function toInstant(
  date: LocalDate,
  time: LocalTime,
  zone: TimeZone,
): { at: Instant; reasons: Reason[] } {
  const { at, reason } = resolved(`${date}T${time}`, zone);
  return { at, reasons: reason ? [{ kind: reason }] : [] };
}

/** The first instant of `date` in the zone, which is not midnight where the clocks go forward at midnight. */
export const startOfDay = boundedPair(
  (date: LocalDate, zone: TimeZone): Instant =>
    instantOf(Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds),
);

/** The first instant after `date` in the zone: the end of a day as a deadline means it. */
export const endOfDay = (date: LocalDate, zone: TimeZone): Instant => startOfDay(plusDays(date, 1), zone);

const DAY_MS = 86_400_000;

const offsetMs = (ms: number, zone: TimeZone): number =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;

/** A zone's offset all through one day of UTC, or undefined where it changes inside; never twice in one day. */
const offsetOfDay = boundedPair((day: number, zone: TimeZone): number | undefined => {
  const offset = offsetMs(day * DAY_MS, zone);
  return offset === offsetMs((day + 1) * DAY_MS - 1, zone) ? offset : undefined;
});

const shown = boundedPair((minute: string, zone: TimeZone): { date: LocalDate; time: LocalTime } => {
  const ms = epochMs(`${minute}:00.000Z` as Instant);
  const offset = offsetOfDay(Math.floor(ms / DAY_MS), zone) ?? offsetMs(ms, zone);
  const wall = instantOf(ms + offset);
  return { date: wall.slice(0, 10) as LocalDate, time: wall.slice(11, 16) as LocalTime };
});

/** What a clock on the wall shows at `instant` in `zone`. */
export const toLocal: (instant: Instant, zone: TimeZone) => { date: LocalDate; time: LocalTime } =
  // Offsets are whole minutes (since 1972) and so is what is shown: one answer serves a minute. Planned instants are
  // the same objects for everybody, and found without making and comparing another text.
  boundedPair((instant, zone) => shown(instant.slice(0, 16), zone));

/** The first instant at or after `instant` when mail may be sent; with `anyDay` only the hours count. */
export function nextSendable(instant: Instant, zone: TimeZone, hours: WorkingHours, anyDay = false): Instant {
  const { date, time } = toLocal(instant, zone);
  const allowed = (day: LocalDate) => anyDay || !dayOff(day, hours);
  if (allowed(date) && time >= hours.from && time < hours.to) return instant;
  const from = time < hours.from ? date : plusDays(date, 1);
  const day = anyDay ? from : shiftToWorkingDay(from, 'next', hours).date;
  return toInstant(day, hours.from, zone).at;
}

/** What a rule of a program says about one moment: an anchor's date, moved, at a time of day. */
interface MomentRule {
  date: LocalDate;
  offset?: Offset | undefined;
  plus?: Offset | undefined;
  shift: Shift;
  /** Undefined: the end of that day. */
  time: LocalTime | undefined;
  zone: TimeZone;
}

/**
 * One moment from its rule, in one step and always in this order: anchor + offset with the month's end
 * clamped, then working day, then wall-clock time in the zone, then UTC (FAULTS F38–F40).
 */
export function momentOf(rule: MomentRule, hours: WorkingHours): Moment {
  const reasons: Reason[] = [];
  const raw = counted(counted(rule.date, rule.offset, reasons), rule.plus, reasons);
  const shifted = shiftToWorkingDay(raw, rule.shift, hours);
  for (const reason of shifted.reasons) reasons.push(reason);
  const { date } = shifted;
  if (rule.time === undefined) return { raw, date, at: endOfDay(date, rule.zone), reasons };
  const clock = toInstant(date, rule.time, rule.zone);
  for (const reason of clock.reasons) reasons.push(reason);
  return { raw, date, at: clock.at, reasons };
}

function counted(date: LocalDate, offset: Offset | undefined, reasons: Reason[]): LocalDate {
  if (offset === undefined) return date;
  const there = plusOffset(date, offset);
  if (countsMonths(offset) && there.slice(8) !== date.slice(8)) {
    reasons.push({ kind: 'month-end', wanted: Number(date.slice(8)) });
  }
  return there;
}

/** A reason in words for staff: "was Saturday", "was Labor Day". */
export function explain(reason: Reason): string {
  switch (reason.kind) {
    case 'month-end':
      return `the month has no ${reason.wanted}th`.replace(/31th/, '31st');
    case 'weekend':
      return `was ${reason.day}`;
    case 'holiday':
      return `was ${reason.name}`;
    case 'clock-gap':
      return 'clocks go forward: the first minute after the gap';
    case 'clock-overlap':
      return 'clocks go back: the earlier of the two';
    case 'extended':
      return 'extended for this participant';
    case 'enrolled-later':
      return 'enrolled after the planned date';
    case 'sessions-published-later':
      return 'sessions were published after the planned date';
  }
}
