import type { Instant } from '../../domain/dates/instant.ts';
import type { CalendarEvent, Message } from '../../platform/ports.ts';

/** A message as the journey sends it; a test says only what matters to it. */
export const aMessage = (changes: Partial<Message> = {}): Message => ({
  contactId: 'p-0123456789abcdef.baseline.invitation.1',
  fromName: 'Clinical Leadership Program',
  replyTo: { name: 'Ann Contact', email: 'ann@hospital.example.org' },
  to: { name: 'Bo Participant', email: 'bo@hospital.example.org' },
  subject: 'Your first survey',
  text: 'Dear Bo,\n\nhttps://links.example.org/s?t=abc\n\nAsk ann@hospital.example.org.\n',
  stopUrl: 'https://links.example.org/stop?t=def',
  date: '2026-11-22T14:00:00.000Z' as Instant,
  ...changes,
});

export const aCalendarEvent = (changes: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'g-0123456789abcdef.p-0123456789abcdef@hospital.example.org',
  sequence: 0,
  method: 'REQUEST',
  title: 'Focus group',
  description: 'An hour with colleagues.',
  location: 'Room 4',
  startsAt: '2027-02-03T18:00:00.000Z' as Instant,
  endsAt: '2027-02-03T19:00:00.000Z' as Instant,
  timeZone: 'America/New_York',
  organizer: { name: 'Ann Contact', email: 'ann@hospital.example.org' },
  attendee: { name: 'Bo Participant', email: 'bo@hospital.example.org' },
  ...changes,
});
