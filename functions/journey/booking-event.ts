import type { Seat } from '../../domain/participants/participant.ts';
import type { PlannedTouchpoint } from '../../domain/timetables/timetable.ts';
import type { CalendarEvent, Ports } from '../../platform/ports.ts';
import type { Person } from '../records.ts';
import { calendarUid } from './calendar-uid.ts';

/**
 * The calendar entry of a seat, or what takes it out again: one UID per person and touchpoint, with a SEQUENCE that
 * rises with each thing that happens to the booking (RFC 5546, 2.1.4), so that calendars update the entry they have.
 */
export function bookingEvent(
  ports: Pick<Ports, 'settings'>,
  { participant, cohort, program }: Person,
  { touchpoint }: PlannedTouchpoint,
  { startsAt, endsAt, place, number }: Seat,
  method: CalendarEvent['method'],
): CalendarEvent {
  return {
    uid: calendarUid(ports, cohort.doc, `${participant.doc.id}.${touchpoint.id}`),
    sequence: number - 1,
    method,
    title: `${touchpoint.title} (${program.program.title})`,
    description: `Questions: ${cohort.doc.contactPerson.name}, ${cohort.doc.contactPerson.email}`,
    location: place,
    startsAt,
    endsAt,
    timeZone: participant.doc.timeZone,
    organizer: { name: cohort.doc.contactPerson.name, email: ports.settings.senderEmail },
    attendee: { name: participant.doc.name, email: participant.doc.email },
  };
}
