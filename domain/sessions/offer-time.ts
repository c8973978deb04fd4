import {
  endOfDay,
  nextSendable,
  shiftToWorkingDay,
  toInstant,
  toLocal,
  type WorkingHours,
} from '../dates/calendar.ts';
import { earlierOf, type Instant, secondsUntil } from '../dates/instant.ts';
import type { LocalDate, LocalTime, TimeZone } from '../dates/local-date.ts';
import { plusDays } from '../dates/local-date.ts';
import { cutOff, type FocusGroup, SHORTEST_OFFER_S } from './focus-group.ts';

/** Days off in a row that no calendar has; the limit of a search. */
const MOST_DAYS_OFF = 30;

/**
 * From when until when a seat would be offered to somebody, deciding at `now`: both while mail may be sent on their
 * own clock, so an offer is never made nor lapses at night or on a day off. It lasts until the same time on the next
 * working day, or, when the session is nearer, until the last working minute before the booking ends. Undefined when
 * less than an hour would be left: then no offer is made any more.
 */
export function offerTime(
  group: Pick<FocusGroup, 'startsAt'>,
  zone: TimeZone,
  hours: WorkingHours,
  now: Instant,
): { at: Instant; until: Instant } | undefined {
  const at = nextSendable(now, zone, hours);
  const { date, time } = toLocal(at, zone);
  const next = shiftToWorkingDay(plusDays(date, 1), 'next', hours).date;
  const until = sameTime(next, time, zone);
  const latest = lastWorkingInstant(cutOff(group), zone, hours);
  const end = earlierOf(until, latest);
  return end > at && secondsUntil(at, end) >= SHORTEST_OFFER_S ? { at, until: end } : undefined;
}

const sameTime = (date: LocalDate, time: LocalTime, zone: TimeZone): Instant =>
  toInstant(date, time, zone).at;

/** `instant` itself inside the hours for mail, else the end of the last of them before it. */
function lastWorkingInstant(instant: Instant, zone: TimeZone, hours: WorkingHours): Instant {
  if (nextSendable(instant, zone, hours) === instant) return instant;
  const { date } = toLocal(instant, zone);
  for (let back = 0; back <= MOST_DAYS_OFF; back += 1) {
    const day = plusDays(date, -back);
    const close = sameTime(day, hours.to, zone);
    const open = sameTime(day, hours.from, zone);
    const isWorking = nextSendable(open, zone, hours) === open;
    if (isWorking && close <= instant && close <= endOfDay(day, zone)) return close;
  }
  return instant;
}
