import { dayOff, toInstant, toLocal, type WorkingHours } from '../dates/calendar.ts';
import { type Instant, plusSeconds } from '../dates/instant.ts';
import type { LocalDate, LocalTime, TimeZone } from '../dates/local-date.ts';
import { plusDays, weekdayOf } from '../dates/local-date.ts';
import { awayUntil } from '../participants/year-settings.ts';
import { isInsideWindow, type Seeker } from './seat-seekers.ts';

/** When a session could be: a day of the cohort's calendar, and a time on its clock. */
export interface Slot {
  date: LocalDate;
  time: LocalTime;
  startsAt: Instant;
  endsAt: Instant;
  /** Those who could come then. */
  candidates: Seeker[];
}

/** Times of day that suit people who see patients: noon, the late afternoon, before the day begins. */
const LIKELY = ['12:00', '16:00', '08:00'] as LocalTime[];
/** For people in other zones these may be the likelier ones. */
const OTHERS = ['10:00', '14:00'] as LocalTime[];

/** A window is a few months; a longer one is looked at so far. */
const MOST_DAYS = 400;

interface Where {
  zone: TimeZone;
  hours: WorkingHours;
  minutes: number;
}

/** The working days from `from` to `until`, without those that are `taken`. */
export function workingDays(
  from: LocalDate,
  until: LocalDate,
  hours: WorkingHours,
  taken: ReadonlySet<LocalDate>,
): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = from, passed = 0; day <= until && passed < MOST_DAYS; day = plusDays(day, 1), passed += 1) {
    if (!dayOff(day, hours) && !taken.has(day)) days.push(day);
  }
  return days;
}

/** So many of the days, spread evenly, on different days of the week where that costs no more than two days. */
export function spread(days: readonly LocalDate[], count: number): LocalDate[] {
  const chosen: LocalDate[] = [];
  for (let index = 0; index < count; index += 1) {
    const middle = Math.floor(((index + 0.5) * days.length) / count);
    const near = [0, 1, -1, 2, -2]
      .map((by) => days[middle + by])
      .filter((day) => day !== undefined)
      .filter((day) => !chosen.includes(day));
    const used = new Set(chosen.map(weekdayOf));
    const day = near.find((one) => !used.has(weekdayOf(one))) ?? near[0];
    if (day !== undefined) chosen.push(day);
  }
  return chosen.sort();
}

/** The slot of a day at which the most could come; of several, the one whose time stands first from `turn` on. */
export function bestSlot(
  date: LocalDate,
  turn: number,
  where: Where,
  seekers: readonly Seeker[],
): Slot | undefined {
  const likely = LIKELY.map((_, index) => LIKELY[(turn + index) % LIKELY.length]!);
  let best: Slot | undefined;
  for (const time of [...likely, ...OTHERS]) {
    const startsAt = toInstant(date, time, where.zone).at;
    const endsAt = plusSeconds(startsAt, where.minutes * 60);
    if (!isWithin(startsAt, endsAt, where.zone, where.hours)) continue;
    const candidates = seekers.filter((one) => couldCome(one, startsAt, endsAt, where.hours));
    if (!best || candidates.length > best.candidates.length)
      best = { date, time, startsAt, endsAt, candidates };
  }
  return best;
}

/** Inside their own window, at work by their own clock, and not away. */
function couldCome(seeker: Seeker, startsAt: Instant, endsAt: Instant, hours: WorkingHours): boolean {
  const { participant } = seeker;
  const isThere = !awayUntil(participant, startsAt) && isInsideWindow(seeker, startsAt);
  return isThere && isWithin(startsAt, endsAt, participant.timeZone, hours);
}

function isWithin(startsAt: Instant, endsAt: Instant, zone: TimeZone, hours: WorkingHours): boolean {
  const [start, end] = [toLocal(startsAt, zone), toLocal(endsAt, zone)];
  const isOneDay = start.date === end.date && !dayOff(start.date, hours);
  return isOneDay && hours.from <= start.time && end.time <= hours.to;
}
