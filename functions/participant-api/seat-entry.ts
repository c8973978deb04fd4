import type { Seat } from '../../domain/participants/participant.ts';
import type { PlannedTouchpoint } from '../../domain/timetables/timetable.ts';
import type { CalendarEntry } from '../../platform/calendar-file.ts';
import type { Ports } from '../../platform/ports.ts';
import { bookingEvent } from '../journey/booking-event.ts';
import type { Person } from '../records.ts';

/** A seat as an entry of a calendar file, with the identity of its invitation, so that no calendar shows it twice. */
export function seatEntry(
  ports: Pick<Ports, 'settings'>,
  person: Person,
  planned: PlannedTouchpoint,
  seat: Seat,
): CalendarEntry {
  const event = bookingEvent(ports, person, planned, seat, 'REQUEST');
  const { uid, sequence, title, description, location, startsAt, endsAt, organizer } = event;
  return { kind: 'time', uid, sequence, title, description, location, startsAt, endsAt, organizer };
}
