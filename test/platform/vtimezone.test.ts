import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { epochMs, type Instant, instantOf } from '../../domain/dates/instant.ts';
import { vtimezone } from '../../platform/vtimezone.ts';

const at = (text: string) => text as Instant;

/** The offset a calendar program finds for `instant`: the observance that began last. In milliseconds. */
function offsetIn(text: string, instant: Instant): number {
  const year = Number(instant.slice(0, 4));
  const begun = text
    .split(/BEGIN:(?:STANDARD|DAYLIGHT)\r\n/)
    .slice(1)
    .flatMap((part) => {
      const value = (name: string) => new RegExp(`${name}[:=]([^;\r\n]+)`).exec(part)?.[1];
      const offset = (name: string) => {
        const [, sign, hours, minutes] = /([+-])(\d\d)(\d\d)/.exec(value(name)!)!;
        return (sign === '-' ? -60_000 : 60_000) * (Number(hours) * 60 + Number(minutes));
      };
      const first = Temporal.PlainDateTime.from(value('DTSTART')!);
      const onsets = [first];
      const [, ordinal, day] = /(-?\d)(\w\w)/.exec(value('BYDAY') ?? '') ?? [];
      for (let next = first.year; ordinal && day && next <= year; next += 1) {
        const month = first.with({ year: next, month: Number(value('BYMONTH')), day: 1 });
        const days = Array.from({ length: month.daysInMonth }, (_, index) => month.with({ day: index + 1 }));
        const weekday = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'].indexOf(day) + 1;
        const match = days
          .filter((one) => one.dayOfWeek === weekday)
          .at(Number(ordinal) - (ordinal > '0' ? 1 : 0));
        if (match) onsets.push(match);
      }
      const from = offset('TZOFFSETFROM');
      return onsets.map((onset) => ({
        startMs: onset.toZonedDateTime('UTC').epochMilliseconds - from,
        offset: offset('TZOFFSETTO'),
      }));
    })
    .filter((one) => one.startMs <= epochMs(instant))
    .sort((a, b) => a.startMs - b.startMs);
  return begun.at(-1)?.offset ?? Number.NaN;
}

const trueOffset = (zone: string, instant: Instant) =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;

describe('a VTIMEZONE', () => {
  it('of New York has the yearly rules everyone knows', () => {
    expect(vtimezone('America/New_York', at('2027-02-03T18:00:00.000Z')).split('\r\n')).toEqual([
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
    ]);
  });

  it('of London changes on last Sundays', () => {
    const text = vtimezone('Europe/London', at('2027-02-03T18:00:00.000Z'));
    expect(text).toContain('BYMONTH=3;BYDAY=-1SU');
    expect(text).toContain('BYMONTH=10;BYDAY=-1SU');
  });

  it('of a zone without changes is one offset', () => {
    expect(vtimezone('Asia/Kolkata', at('2027-02-03T18:00:00.000Z')).split('\r\n').slice(2, -1)).toEqual([
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0530',
      'TZOFFSETTO:+0530',
      'END:STANDARD',
    ]);
  });

  it('of a zone whose changes follow no yearly rule lists them', () => {
    // Cairo ends summer time after the last Thursday of October, which is sometimes the first of November.
    const text = vtimezone('Africa/Cairo', at('2024-06-01T12:00:00.000Z'));
    expect(text).not.toContain('RRULE');
    expect(text.match(/DTSTART:\d+/g)).toEqual([
      'DTSTART:20231027',
      'DTSTART:20240426',
      'DTSTART:20241101',
      'DTSTART:20250425',
    ]);
  });

  it('gives the offset that the zone has at the event, in every zone and at every time', () => {
    const zones = Intl.supportedValuesOf('timeZone').filter((zone) => zone.includes('/'));
    const times = fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2035, 0) }).map(instantOf);
    fc.assert(
      fc.property(fc.constantFrom(...zones), times, (zone, time) => {
        expect(offsetIn(vtimezone(zone, time), time)).toBe(trueOffset(zone, time));
      }),
      { numRuns: 100 },
    );
  });

  it('gives the offset on both sides of the last change and of the next', () => {
    for (const zone of [
      'America/New_York',
      'Europe/London',
      'Australia/Lord_Howe',
      'America/St_Johns',
      'Africa/Cairo',
    ]) {
      const now = Temporal.Instant.from('2027-01-15T12:00:00Z').toZonedDateTimeISO(zone);
      const changes = [now.getTimeZoneTransition('previous'), now.getTimeZoneTransition('next')];
      for (const change of changes) {
        for (const shift of [-3_600_000, -1, 0, 1, 3_600_000]) {
          const time = instantOf(change!.epochMilliseconds + shift);
          expect([zone, time, offsetIn(vtimezone(zone, time), time)]).toEqual([
            zone,
            time,
            trueOffset(zone, time),
          ]);
        }
      }
    }
  });
});
