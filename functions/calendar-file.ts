import type { Instant } from '../domain/instant.ts';
import type { CalendarEvent } from '../platform/ports.ts';

/** What a calendar file says of an event; nobody is invited by it. */
export type FileEvent = Pick<
  CalendarEvent,
  'uid' | 'sequence' | 'title' | 'description' | 'location' | 'startsAt' | 'endsAt'
> & { organizer: CalendarEvent['organizer'] };

/**
 * An iCalendar file (RFC 5545, with CRLF) to download: published, not an invitation, so calendars add it without asking
 * anybody (RFC 5546, 3.2.1: an organizer, no attendees). Times are UTC, which every calendar shows on its own clock.
 * With the UID of an invitation it is the same entry.
 */
export function calendarFile(events: readonly FileEvent[], stampedAt: Instant): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Leadership Journeys//Leadership Journeys//EN',
    'METHOD:PUBLISH',
    ...events.flatMap((event) => [
      'BEGIN:VEVENT',
      `UID:${event.uid}`,
      `SEQUENCE:${event.sequence}`,
      `DTSTAMP:${utc(stampedAt)}`,
      `DTSTART:${utc(event.startsAt)}`,
      `DTEND:${utc(event.endsAt)}`,
      `SUMMARY:${text(event.title)}`,
      `DESCRIPTION:${text(event.description)}`,
      `LOCATION:${text(event.location)}`,
      `ORGANIZER;CN="${quoted(event.organizer.name)}":mailto:${event.organizer.email}`,
      'STATUS:CONFIRMED',
      'TRANSP:OPAQUE',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const utc = (at: Instant): string => `${at.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

const text = (value: string): string =>
  value.replaceAll(/[\\;,]/g, (character) => `\\${character}`).replaceAll(/\r\n|\r|\n/g, '\\n');

/** A quoted parameter holds no quotation mark and no line end (RFC 5545, 3.2). */
const quoted = (value: string): string => value.replaceAll('"', "'").replaceAll(/\p{Cc}/gu, ' ');

/** At most 75 octets a line, never cut inside a character (RFC 5545, 3.1). */
function folded(line: string): string {
  let rest = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      rest += '\r\n ';
      octets = 1;
    }
    rest += character;
    octets += size;
  }
  return rest;
}
