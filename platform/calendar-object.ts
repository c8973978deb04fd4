import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../domain/dates/instant.ts';
import type { CalendarEvent } from './ports.ts';
import { vtimezone, writtenIn } from './vtimezone.ts';

/**
 * The iCalendar text (RFC 5545, with CRLF) of one event for one attendee; the others are never named.
 * @param stampedAt becomes DTSTAMP, so that the same event at the same time is the same text
 */
export function calendarObject(event: CalendarEvent, stampedAt: Instant): string {
  const calendar = ical({
    prodId: { company: 'Leadership Journeys', product: 'Leadership Journeys', language: 'EN' },
    method: ICalCalendarMethod[event.method],
    timezone: { name: null, generator: (zone) => vtimezone(zone, event.startsAt) },
  });
  calendar.createEvent({
    id: event.uid,
    sequence: event.sequence,
    stamp: Temporal.Instant.from(stampedAt),
    start: Temporal.Instant.from(event.startsAt),
    end: Temporal.Instant.from(event.endsAt),
    timezone: writtenIn(event.timeZone, event.startsAt, event.endsAt),
    summary: event.title,
    description: event.description,
    location: event.location,
    status: event.method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: ICalEventTransparency.OPAQUE,
    organizer: { name: inQuotes(event.organizer.name), email: event.organizer.email },
    attendees: [
      {
        name: inQuotes(event.attendee.name),
        email: event.attendee.email,
        role: ICalAttendeeRole.REQ,
        // They booked the seat themselves: nothing to ask, and no reply mails to the organizer.
        status: event.method === 'CANCEL' ? ICalAttendeeStatus.DECLINED : ICalAttendeeStatus.ACCEPTED,
        rsvp: false,
      },
    ],
  });
  // The last line ends like every other (RFC 5545, 3.1), which ical-generator leaves out.
  return `${calendar.toString()}\r\n`;
}

/** A quoted parameter has no way to hold a quotation mark (RFC 5545, 3.2). */
const inQuotes = (name: string): string => name.replaceAll('"', "'");
