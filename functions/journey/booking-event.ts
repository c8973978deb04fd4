import type { DueContact } from '../../domain/obligations.ts';
import type { PlannedTouchpoint } from '../../domain/timetable.ts';
import type { CalendarEvent, Ports } from '../../platform/ports.ts';
import type { Person } from '../records.ts';

/** The calendar invitation of a booked seat: one UID per person and touchpoint, rising with each booking. */
export function bookingEvent(
  { settings }: Pick<Ports, 'settings'>,
  { participant, cohort, program }: Person,
  { touchpoint, number }: DueContact,
  planned: PlannedTouchpoint,
): CalendarEvent {
  const state = participant.doc.touchpoints[touchpoint];
  if (state?.kind !== 'booked') throw new Error('The seat is not booked any more.');
  const { startsAt, endsAt } = state.seat;
  return {
    uid: `${participant.doc.id}.${touchpoint}@${new URL(settings.linkBaseUrl).hostname}`,
    sequence: number - 1,
    method: 'REQUEST',
    title: `${planned.touchpoint.title} (${program.program.title})`,
    description: `Questions: ${cohort.doc.contactPerson.name}, ${cohort.doc.contactPerson.email}`,
    location: state.seat.place,
    startsAt,
    endsAt,
    timeZone: participant.doc.timeZone,
    organizer: { name: cohort.doc.contactPerson.name, email: settings.senderEmail },
    attendee: { name: participant.doc.name, email: participant.doc.email },
  };
}
