import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dayOff,
  explain,
  momentOf,
  nextSendable,
  shiftToWorkingDay,
  toLocal,
} from '../../../domain/dates/calendar.ts';
import { epochMs, instantOf } from '../../../domain/dates/instant.ts';
import { LocalTime, plusDays } from '../../../domain/dates/local-date.ts';
import { Offset } from '../../../domain/dates/offset.ts';
import { anyDate, anyHours, anyInstant, anyZone } from '../../support/arbitraries/domain-arbitraries.ts';
import { AUCKLAND, at, date, hours, NEW_YORK } from '../../support/domain-builders.ts';

const time = (text: string) => LocalTime.parse(text);

describe('moving a date to a working day', () => {
  test.each([
    ['2019-09-14', 'next', '2019-09-16', ['Saturday', 'Sunday']],
    ['2020-07-03', 'next', '2020-07-06', ['Independence Day (substitute day)', 'Saturday', 'Sunday']],
    ['2020-10-11', 'next', '2020-10-13', ['Sunday', 'Columbus Day']],
    ['2019-09-02', 'previous', '2019-08-30', ['Labour Day', 'Sunday', 'Saturday']],
    ['2019-09-13', 'next', '2019-09-13', []],
    ['2019-09-14', 'none', '2019-09-14', []],
  ] as const)('%s to the %s: %s (F40)', (day, shift, expected, names) => {
    const moved = shiftToWorkingDay(date(day), shift, hours());
    expect(moved.date).toBe(expected);
    expect(moved.reasons.map((one) => ('day' in one ? one.day : 'name' in one && one.name))).toEqual(names);
  });

  test('gives a working day from 0 to 7 days on, and a reason for each day passed over (F40)', () => {
    // Real calendars: at most three holidays within any fortnight, on five or more days of the week.
    const holidays = anyDate(2019, 2030);
    fc.assert(
      fc.property(anyDate(2019, 2030), holidays, fc.constantFrom('next', 'previous'), (day, free, shift) => {
        const step = shift === 'next' ? 1 : -1;
        const list = [free, day, plusDays(day, step), plusDays(day, 3 * step)];
        const own = hours({ holidays: Object.fromEntries(list.map((one) => [one, 'Holiday'])) });
        const moved = shiftToWorkingDay(day, shift as 'next' | 'previous', own);
        const passed = (Date.parse(moved.date) - Date.parse(day)) / 86_400_000;
        expect(dayOff(moved.date, own)).toBeUndefined();
        expect(passed * step).toBeGreaterThanOrEqual(0);
        expect(passed * step).toBeLessThanOrEqual(7);
        expect(moved.reasons).toHaveLength(Math.abs(passed));
      }),
    );
  });

  test('keeps the date where there is no working day at all, in bounded work (I14)', () => {
    expect(shiftToWorkingDay(date('2019-09-14'), 'next', hours({ days: [] }))).toEqual({
      date: '2019-09-14',
      reasons: [],
    });
  });
});

describe('the next instant mail may be sent', () => {
  test.each([
    ['at once inside the window', '2019-09-16T12:00Z', '2019-09-16T12:00Z'],
    ['at the last minute of it', '2019-09-16T21:59Z', '2019-09-16T21:59Z'],
    ['the next morning from its end on (F17)', '2019-09-16T22:00Z', '2019-09-17T12:00Z'],
    ['the same morning before it', '2019-09-16T11:59Z', '2019-09-16T12:00Z'],
    ['on Monday from Friday evening', '2019-09-13T22:30Z', '2019-09-16T12:00Z'],
    ['after Columbus Day', '2019-10-12T16:00Z', '2019-10-15T12:00Z'],
    ['at the same wall-clock time after the clocks change', '2019-11-01T22:00Z', '2019-11-04T13:00Z'],
  ])('is %s', (_, now, expected) => {
    expect(nextSendable(at(now), NEW_YORK, hours())).toBe(at(expected));
  });

  test('ignores days off, but not the hour, where the window opens on its day whatever it is', () => {
    expect(nextSendable(at('2019-06-15T16:00Z'), NEW_YORK, hours(), true)).toBe(at('2019-06-15T16:00Z'));
    expect(nextSendable(at('2019-06-15T02:00Z'), NEW_YORK, hours(), true)).toBe(at('2019-06-15T12:00Z'));
  });

  test('in Auckland is eight in the morning there, in winter and in summer', () => {
    const off = hours({ holidays: {} });
    expect(nextSendable(at('2026-06-26T10:00Z'), AUCKLAND, off)).toBe(at('2026-06-28T20:00Z'));
    expect(nextSendable(at('2026-12-18T10:00Z'), AUCKLAND, off)).toBe(at('2026-12-20T19:00Z'));
  });

  test('is never earlier, always inside the window, and stays what it is when asked again', () => {
    const holidays = anyDate(2015, 2035);
    fc.assert(
      fc.property(anyInstant(), anyZone(), anyHours(holidays), fc.boolean(), (now, where, own, anyDay) => {
        const next = nextSendable(now, where, own, anyDay);
        const local = toLocal(next, where);
        expect(next >= now).toBe(true);
        if (!anyDay) expect(dayOff(local.date, own)).toBeUndefined();
        expect(local.time >= own.from && local.time < own.to).toBe(true);
        expect(nextSendable(next, where, own, anyDay)).toBe(next);
      }),
      { numRuns: 1_000 },
    );
  });

  test('passes over no instant that would have done', () => {
    fc.assert(
      fc.property(anyInstant(), anyZone(), fc.integer({ min: 1, max: 20_000 }), (now, where, minutes) => {
        const next = nextSendable(now, where, hours());
        const between = instantOf(epochMs(now) + minutes * 60_000);
        if (between >= next) return;
        const local = toLocal(between, where);
        const works = !dayOff(local.date, hours()) && local.time >= '08:00' && local.time < '18:00';
        expect(works).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

test('the order is fixed: month, then working day, then local time, then the change of the clock (F40)', () => {
  // 31 August + 6 months is clamped to Sunday 28 February, moved to Monday, and only then given its time.
  const offset = Offset.parse('P6M');
  const rule = {
    date: date('2026-08-31'),
    offset,
    shift: 'next',
    time: time('08:00'),
    zone: NEW_YORK,
  } as const;
  expect(momentOf(rule, hours())).toEqual({
    raw: '2027-02-28',
    date: '2027-03-01',
    at: at('2027-03-01T13:00Z'),
    reasons: [
      { kind: 'month-end', wanted: 31 },
      { kind: 'weekend', day: 'Sunday' },
    ],
  });
  const sunday = { ...rule, date: date('2027-03-14'), offset: undefined, time: time('02:30') };
  expect(momentOf({ ...sunday, shift: 'none' }, hours()).reasons).toEqual([{ kind: 'clock-gap' }]);
  // Moved to Monday first, the time exists.
  expect(momentOf(sunday, hours()).at).toBe(at('2027-03-15T06:30Z'));
});

test('every reason has words for staff', () => {
  expect([29, 30, 31].map((wanted) => explain({ kind: 'month-end', wanted }))).toEqual([
    'the month has no 29th',
    'the month has no 30th',
    'the month has no 31st',
  ]);
  expect(explain({ kind: 'weekend', day: 'Saturday' })).toBe('was Saturday');
  expect(explain({ kind: 'holiday', name: 'Labour Day' })).toBe('was Labour Day');
  for (const kind of ['clock-gap', 'clock-overlap', 'enrolled-later', 'sessions-published-later'] as const) {
    expect(explain({ kind })).toMatch(/^\w.+\w$/);
  }
});
