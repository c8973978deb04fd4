import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { earlierOf, type Instant } from '../domain/dates/instant.ts';
import type { LocalDate, TimeZone } from '../domain/dates/local-date.ts';
import { vtimezone, writtenIn } from './vtimezone.ts';

/** One entry of a calendar that somebody adds to their own. `uid` stays the same however often it is made. */
export type CalendarEntry = {
  uid: string;
  title: string;
  description: string;
  organizer: { name: string; email: string };
} & (
  | { kind: 'day'; date: LocalDate }
  | {
      kind: 'time';
      /** Rises with each change of the same `uid`. */
      sequence: number;
      startsAt: Instant;
      endsAt: Instant;
      location: string;
    }
);

/**
 * The iCalendar text (RFC 5545, with CRLF) of a person's dates, to be added to a calendar as they are (PUBLISH: nobody
 * is invited, so nobody is named as an attendee). Whole days block no time; times are in `timeZone`.
 * @param stampedAt becomes DTSTAMP, so that the same entries at the same time are the same text
 */
export function calendarFile(
  { name, timeZone, entries }: { name: string; timeZone: TimeZone; entries: readonly CalendarEntry[] },
  stampedAt: Instant,
): string {
  const first = entries.reduce(
    (at, one) => (one.kind === 'time' ? earlierOf(at, one.startsAt) : at),
    stampedAt,
  );
  const calendar = ical({
    // ical-generator escapes every text but this one.
    name: name.replaceAll(/[\\;,]/g, '\\$&'),
    prodId: { company: 'Leadership Journeys', product: 'Leadership Journeys', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    timezone: { name: null, generator: (zone) => vtimezone(zone, first) },
  });
  for (const entry of entries) {
    const { uid, title, description } = entry;
    // A quoted parameter has no way to hold a quotation mark (RFC 5545, 3.2).
    const organizer = { name: entry.organizer.name.replaceAll('"', "'"), email: entry.organizer.email };
    const stamp = Temporal.Instant.from(stampedAt);
    const same = { id: uid, stamp, summary: title, description, organizer };
    if (entry.kind === 'day') {
      calendar.createEvent({
        ...same,
        allDay: true,
        start: Temporal.PlainDate.from(entry.date),
        transparency: ICalEventTransparency.TRANSPARENT,
      });
      continue;
    }
    calendar.createEvent({
      ...same,
      sequence: entry.sequence,
      start: Temporal.Instant.from(entry.startsAt),
      end: Temporal.Instant.from(entry.endsAt),
      timezone: writtenIn(timeZone, entry.startsAt, entry.endsAt),
      location: entry.location,
      status: ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.OPAQUE,
    });
  }
  // The last line ends like every other (RFC 5545, 3.1), which ical-generator leaves out.
  return `${calendar.toString()}\r\n`;
}
