import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { endOfDay, toInstant, toLocal } from '../../../domain/dates/calendar.ts';
import { epochMs, instantOf } from '../../../domain/dates/instant.ts';
import { LocalTime } from '../../../domain/dates/local-date.ts';
import { anyDate, anyInstant, anyTime, anyZone } from '../../support/arbitraries/domain-arbitraries.ts';
import { at, date, zone } from '../../support/domain-builders.ts';

const time = (text: string) => LocalTime.parse(text);

describe('wall-clock time to UTC (F38)', () => {
  test.each([
    ['the gap in New York', 'America/New_York', '2027-03-14', '02:30', '2027-03-14T07:00Z', 'clock-gap'],
    ['just before that gap', 'America/New_York', '2027-03-14', '01:59', '2027-03-14T06:59Z', undefined],
    ['just after that gap', 'America/New_York', '2027-03-14', '03:00', '2027-03-14T07:00Z', undefined],
    [
      'the overlap in New York',
      'America/New_York',
      '2027-11-07',
      '01:30',
      '2027-11-07T05:30Z',
      'clock-overlap',
    ],
    ['just after that overlap', 'America/New_York', '2027-11-07', '02:00', '2027-11-07T07:00Z', undefined],
    ['the gap in London', 'Europe/London', '2027-03-28', '01:30', '2027-03-28T01:00Z', 'clock-gap'],
    ['the overlap in London', 'Europe/London', '2027-10-31', '01:30', '2027-10-31T00:30Z', 'clock-overlap'],
    [
      'half an hour on Lord Howe',
      'Australia/Lord_Howe',
      '2027-10-03',
      '02:15',
      '2027-10-02T15:30Z',
      'clock-gap',
    ],
    [
      'half an hour back there',
      'Australia/Lord_Howe',
      '2027-04-04',
      '01:45',
      '2027-04-03T14:45Z',
      'clock-overlap',
    ],
    ["the gap in St John's", 'America/St_Johns', '2027-03-14', '02:30', '2027-03-14T05:30Z', 'clock-gap'],
    [
      "the overlap in St John's",
      'America/St_Johns',
      '2027-11-07',
      '01:30',
      '2027-11-07T04:00Z',
      'clock-overlap',
    ],
    ['the gap in Auckland', 'Pacific/Auckland', '2026-09-27', '02:30', '2026-09-26T14:00Z', 'clock-gap'],
    [
      'the overlap in Auckland',
      'Pacific/Auckland',
      '2027-04-04',
      '02:30',
      '2027-04-03T13:30Z',
      'clock-overlap',
    ],
    [
      'a midnight that does not exist',
      'Africa/Cairo',
      '2027-04-30',
      '00:00',
      '2027-04-29T22:00Z',
      'clock-gap',
    ],
  ])('%s: %s %s %s is %s', (_, where, day, clock, expected, reason) => {
    expect(toInstant(date(day), time(clock), zone(where))).toEqual({
      at: at(expected),
      reasons: reason ? [{ kind: reason }] : [],
    });
  });

  test('agrees with Temporal: the earlier of two, the end of a gap', () => {
    fc.assert(
      fc.property(anyDate(2015, 2035), anyTime(), anyZone(), (day, clock, where) => {
        const wanted = Temporal.PlainDateTime.from(`${day}T${clock}`);
        const first = wanted.toZonedDateTime(where, { disambiguation: 'earlier' });
        const { at: got, reasons } = toInstant(day, clock, where);
        if (first.toPlainDateTime().equals(wanted)) expect(epochMs(got)).toBe(first.epochMilliseconds);
        else {
          expect(reasons).toEqual([{ kind: 'clock-gap' }]);
          const before = Temporal.Instant.fromEpochMilliseconds(epochMs(got) - 1).toZonedDateTimeISO(where);
          const after = Temporal.Instant.fromEpochMilliseconds(epochMs(got)).toZonedDateTimeISO(where);
          expect(Temporal.PlainDateTime.compare(before.toPlainDateTime(), wanted)).toBe(-1);
          expect(Temporal.PlainDateTime.compare(after.toPlainDateTime(), wanted)).toBe(1);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('what the clock on the wall shows', () => {
  test('is what Temporal says, in every zone and at any instant', () => {
    fc.assert(
      fc.property(anyInstant(), anyZone(), (instant, where) => {
        const shown = Temporal.Instant.from(instant).toZonedDateTimeISO(where).toPlainDateTime();
        expect(toLocal(instant, where)).toEqual({
          date: shown.toPlainDate().toString(),
          time: shown.toPlainTime().toString().slice(0, 5),
        });
      }),
      { numRuns: 500 },
    );
  });

  test('undoes wall-clock time to UTC outside gaps', () => {
    fc.assert(
      fc.property(anyDate(2015, 2035), anyTime(), anyZone(), (day, clock, where) => {
        const { at: instant, reasons } = toInstant(day, clock, where);
        if (reasons[0]?.kind !== 'clock-gap') {
          expect(toLocal(instant, where)).toEqual({ date: day, time: clock });
        }
      }),
      { numRuns: 500 },
    );
  });

  test('changes at most once in a day of UTC, in every zone there is, so a day without a change has one offset', () => {
    // The memory of offsets rests on this: every change of every zone from 2012 until 2036.
    const from = Temporal.Instant.from('2012-01-01T00:00Z');
    const until = Date.UTC(2036, 0, 1);
    for (const where of Intl.supportedValuesOf('timeZone')) {
      let last: number | undefined;
      let change = from.toZonedDateTimeISO(where).getTimeZoneTransition('next');
      while (change && change.epochMilliseconds < until) {
        const day = Math.floor(change.epochMilliseconds / 86_400_000);
        expect(`${where}: ${day}`).not.toBe(`${where}: ${last}`);
        last = day;
        change = change.getTimeZoneTransition('next');
      }
    }
  });

  test.each([
    ['America/New_York', '2027-03-14T06:59Z', '2027-03-14', '01:59'],
    ['America/New_York', '2027-03-14T07:00Z', '2027-03-14', '03:00'],
    ['America/New_York', '2027-11-07T05:59Z', '2027-11-07', '01:59'],
    ['America/New_York', '2027-11-07T06:00Z', '2027-11-07', '01:00'],
    ['Australia/Lord_Howe', '2027-10-02T15:29Z', '2027-10-03', '01:59'],
    ['Australia/Lord_Howe', '2027-10-02T15:30Z', '2027-10-03', '02:30'],
  ])('is exact to the minute where the clock changes: %s at %s', (where, instant, day, clock) => {
    expect(toLocal(at(instant), zone(where))).toEqual({ date: day, time: clock });
  });

  test('is exact in Casey, where clocks once changed at one minute past midnight', () => {
    for (let minute = 0; minute < 30; minute += 1) {
      const instant = instantOf(Date.UTC(2020, 9, 3, 15, 50 + minute));
      const shown = Temporal.Instant.from(instant).toZonedDateTimeISO('Antarctica/Casey');
      expect(toLocal(instant, zone('Antarctica/Casey')).time).toBe(
        shown.toPlainTime().toString().slice(0, 5),
      );
    }
  });
});

describe('the end of a day', () => {
  test.each([
    ['America/New_York', '2019-07-05', '2019-07-06T04:00Z'],
    ['America/New_York', '2027-03-14', '2027-03-15T04:00Z'],
    ['Pacific/Auckland', '2027-04-04', '2027-04-04T12:00Z'],
    // The next midnight does not exist: the day after begins at 01:00.
    ['Africa/Cairo', '2027-04-29', '2027-04-29T22:00Z'],
  ])('in %s on %s is %s', (where, day, expected) => {
    expect(endOfDay(date(day), zone(where))).toBe(at(expected));
  });
});
