import type { Moment } from '../../../domain/dates/calendar.ts';
import { dayEndedBy } from '../../../domain/dates/day-ended-by.ts';
import { epochMs, type Instant } from '../../../domain/dates/instant.ts';
import type { LocalDate, TimeZone } from '../../../domain/dates/local-date.ts';

const format = (instant: Instant, timeZone: TimeZone, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-US', { ...options, timeZone }).format(epochMs(instant));

/** "Tuesday, March 9, 2027". */
export const dayInWords = (at: Instant, zone: TimeZone): string => format(at, zone, { dateStyle: 'full' });

/** The same of a date that has no time: in whose zone it is was decided before. */
export const dateInWords = (date: LocalDate): string =>
  dayInWords(`${date}T12:00:00.000Z` as Instant, 'UTC' as TimeZone);

/** "Mar 2027". */
export const monthInWords = (at: Instant, zone: TimeZone): string =>
  format(at, zone, { month: 'short', year: 'numeric' });

/** "Mar 9", and with its year "Mar 9, 2027". */
export const shortDayInWords = (at: Instant, zone: TimeZone, year?: 'year'): string =>
  format(at, zone, { month: 'short', day: 'numeric', ...(year && { year: 'numeric' }) });

/** "Tuesday, March 9". */
export const weekdayInWords = (at: Instant, zone: TimeZone): string =>
  format(at, zone, { weekday: 'long', month: 'long', day: 'numeric' });

/** "12:00 PM". */
export const timeInWords = (at: Instant, zone: TimeZone): string => format(at, zone, { timeStyle: 'short' });

/** "Eastern Time (America/New York)": the name people use, and the one that is not ambiguous. */
export function zoneInWords(at: Instant, zone: TimeZone): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longGeneric' });
  const name = parts.formatToParts(epochMs(at)).find(({ type }) => type === 'timeZoneName')?.value;
  const city = zone.replaceAll('_', ' ');
  return name && name !== city ? `${name} (${city})` : city;
}

/** "Tuesday, March 9, 2027, 12:00 PM to 1:00 PM". */
export const sessionInWords = (
  { startsAt, endsAt }: { startsAt: Instant; endsAt: Instant },
  zone: TimeZone,
): string => `${dayInWords(startsAt, zone)}, ${timeInWords(startsAt, zone)} to ${timeInWords(endsAt, zone)}`;

/** The last day on which something can be done; with the time when it ends before the day does. */
export function deadlineInWords({ at }: Pick<Moment, 'at'>, zone: TimeZone): string {
  const last = dayEndedBy(at, zone);
  return last
    ? dateInWords(last)
    : `${dayInWords(at, zone)}, ${timeInWords(at, zone)} ${zoneInWords(at, zone)}`;
}
