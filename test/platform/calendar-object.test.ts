import { describe, expect, it } from 'vitest';
import type { Instant } from '../../domain/dates/instant.ts';
import { calendarObject } from '../../platform/calendar-object.ts';
import type { CalendarEvent } from '../../platform/ports.ts';
import { aCalendarEvent } from '../support/message.ts';

const NOW = '2026-11-22T14:00:00.000Z' as Instant;
const LATER = '2028-01-01T00:00:00.000Z' as Instant;
/** The content lines, unfolded. */
const linesOf = (changes: Partial<CalendarEvent> = {}) =>
  calendarObject(aCalendarEvent(changes), NOW).replaceAll('\r\n ', '').split('\r\n');
/** The lines of one name, without those of the zone. */
const line = (name: string, changes: Partial<CalendarEvent> = {}) =>
  linesOf(changes)
    .join('\r\n')
    .replace(/BEGIN:VTIMEZONE.*END:VTIMEZONE/s, '')
    .split('\r\n')
    .filter((one) => one.split(/[:;]/)[0] === name);

describe('a calendar object', () => {
  it('is one event with the identity, version and purpose that it was given', () => {
    expect(line('METHOD')).toEqual(['METHOD:REQUEST']);
    expect(line('UID')).toEqual(['UID:g-0123456789abcdef.p-0123456789abcdef@hospital.example.org']);
    expect(line('SEQUENCE', { sequence: 3 })).toEqual(['SEQUENCE:3']);
    expect(line('STATUS')).toEqual(['STATUS:CONFIRMED']);
    expect(linesOf().filter((one) => one === 'BEGIN:VEVENT')).toHaveLength(1);
  });

  it('cancels with the same UID, a higher SEQUENCE and its status (F58)', () => {
    const cancelled = { method: 'CANCEL', sequence: 4 } as const;
    expect(line('METHOD', cancelled)).toEqual(['METHOD:CANCEL']);
    expect(line('STATUS', cancelled)).toEqual(['STATUS:CANCELLED']);
    expect(line('SEQUENCE', cancelled)).toEqual(['SEQUENCE:4']);
    expect(line('UID', cancelled)).toEqual(line('UID'));
  });

  it('is stamped by our clock, so that it is the same text each time', () => {
    expect(line('DTSTAMP')).toEqual(['DTSTAMP:20261122T140000Z']);
    expect(calendarObject(aCalendarEvent(), NOW)).toBe(calendarObject(aCalendarEvent(), NOW));
  });

  it('shows wall-clock time in the zone of the event, and brings the zone along', () => {
    expect(line('DTSTART')).toEqual(['DTSTART;TZID=America/New_York:20270203T130000']);
    expect(line('DTEND')).toEqual(['DTEND;TZID=America/New_York:20270203T140000']);
    expect(linesOf()).toContain('TZID:America/New_York');
  });

  it('is right on both sides of the hour that happens twice, and in it (F38)', () => {
    const at = (startsAt: string) => line('DTSTART', { startsAt: startsAt as Instant, endsAt: LATER })[0];
    expect(at('2027-11-07T04:30:00.000Z')).toBe('DTSTART;TZID=America/New_York:20271107T003000');
    expect(at('2027-11-07T05:30:00.000Z')).toBe('DTSTART:20271107T053000Z');
    expect(at('2027-11-07T06:30:00.000Z')).toBe('DTSTART:20271107T063000Z');
    expect(at('2027-11-07T07:30:00.000Z')).toBe('DTSTART;TZID=America/New_York:20271107T023000');
    const until = { startsAt: '2027-11-07T04:30:00.000Z', endsAt: '2027-11-07T06:30:00.000Z' };
    expect(line('DTEND', until as Partial<CalendarEvent>)).toEqual(['DTEND:20271107T063000Z']);
  });

  it('has no zone for an event in UTC', () => {
    expect(line('DTSTART', { timeZone: 'UTC' })).toEqual(['DTSTART:20270203T180000Z']);
    expect(linesOf({ timeZone: 'UTC' })).not.toContain('BEGIN:VTIMEZONE');
  });

  it('names the organizer and this one attendee, who is not asked to reply', () => {
    expect(line('ORGANIZER')).toEqual(['ORGANIZER;CN="Ann Contact":mailto:ann@hospital.example.org']);
    expect(line('ATTENDEE')).toEqual([
      'ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE;CN="Bo Participant":MAILTO:bo@hospital.example.org',
    ]);
    expect(linesOf()).not.toContain('BEGIN:VALARM');
  });

  it('keeps text exact and inside its line, whatever is in it', () => {
    const text = 'a; b, c\\d\nBEGIN:VALARM\r\nEND:VEVENT é 李';
    for (const name of ['SUMMARY', 'LOCATION', 'DESCRIPTION']) {
      expect(line(name, { title: text, location: text, description: text })).toEqual([
        `${name}:a\\; b\\, c\\\\d\\nBEGIN:VALARM\\nEND:VEVENT é 李`,
      ]);
    }
  });

  it('keeps a name inside its quotes, whatever is in it', () => {
    const name = 'Bo "Doc"; X=1:mailto:evil@evil.example\\\r\nATTENDEE:mailto:evil@evil.example';
    const [attendee, ...more] = line('ATTENDEE', { attendee: { name, email: 'bo@x.org' } });
    expect(more).toEqual([]);
    expect(attendee).toMatch(/;CN="[^"]*":MAILTO:bo@x\.org$/);
    expect(line('ORGANIZER', { organizer: { name, email: 'ann@x.org' } })).toHaveLength(1);
  });

  it('is made of lines of at most 75 octets that end with CRLF, the last one too', () => {
    const text = calendarObject(aCalendarEvent({ description: '李é '.repeat(200) }), NOW);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const one of text.split('\r\n')) expect(Buffer.byteLength(one)).toBeLessThanOrEqual(75);
  });
});

describe('the two objects of a booking, line by line', () => {
  const booking = (changes: Partial<CalendarEvent>) =>
    linesOf({
      uid: 'p-0000000000000001.focus-group@programs.example.org',
      title: 'Focus group (Clinical Leadership Program)',
      description: 'Questions: Ann Contact, ann@hospital.example.org',
      location: 'Room 4, https://zoom.us/j/1',
      organizer: { name: 'Ann Contact', email: 'programs@example.org' },
      ...changes,
    });
  const ZONE = [
    'BEGIN:VTIMEZONE',
    'TZID:America/New_York',
    'BEGIN:DAYLIGHT',
    'DTSTART:20260308T020000',
    'TZOFFSETFROM:-0500',
    'TZOFFSETTO:-0400',
    'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU',
    'END:DAYLIGHT',
    'BEGIN:STANDARD',
    'DTSTART:20261101T020000',
    'TZOFFSETFROM:-0400',
    'TZOFFSETTO:-0500',
    'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU',
    'END:STANDARD',
    'END:VTIMEZONE',
  ];
  /** What Outlook, Gmail and Apple match an entry by is the same in both: UID, organizer, start. */
  const object = (method: string, sequence: number, partstat: string, status: string) => [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Leadership Journeys//Leadership Journeys//EN',
    `METHOD:${method}`,
    ...ZONE,
    'BEGIN:VEVENT',
    'UID:p-0000000000000001.focus-group@programs.example.org',
    `SEQUENCE:${sequence}`,
    'DTSTAMP:20261122T140000Z',
    'DTSTART;TZID=America/New_York:20270203T130000',
    'DTEND;TZID=America/New_York:20270203T140000',
    'SUMMARY:Focus group (Clinical Leadership Program)',
    'TRANSP:OPAQUE',
    'LOCATION:Room 4\\, https://zoom.us/j/1',
    'DESCRIPTION:Questions: Ann Contact\\, ann@hospital.example.org',
    'ORGANIZER;CN="Ann Contact":mailto:programs@example.org',
    `ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=${partstat};RSVP=FALSE;CN="Bo Participant":MAILTO:bo@hospital.example.org`,
    `STATUS:${status}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ];

  it('the seat (RFC 5546, 3.2.2)', () => {
    expect(booking({ sequence: 0 })).toEqual(object('REQUEST', 0, 'ACCEPTED', 'CONFIRMED'));
  });

  it('and its end (RFC 5546, 3.2.5)', () => {
    expect(booking({ method: 'CANCEL', sequence: 2 })).toEqual(object('CANCEL', 2, 'DECLINED', 'CANCELLED'));
  });
});
