import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LocalDate, LocalTime, plusDays, TimeZone, weekdayOf } from '../../../domain/dates/local-date.ts';
import { anyDate } from '../../support/arbitraries/domain-arbitraries.ts';
import { date } from '../../support/domain-builders.ts';

const codes = (schema: { safeParse(value: unknown): unknown }, value: unknown): string[] => {
  const result = schema.safeParse(value) as { error?: { issues: { message: string }[] } };
  return result.error?.issues.map((issue) => issue.message) ?? [];
};

describe('a date', () => {
  test.each(['2028-02-29', '2019-06-13', '2000-02-29'])('may be %s (E26)', (text) => {
    expect(codes(LocalDate, text)).toEqual([]);
  });

  test.each(['2027-02-30', '2027-02-29', '2100-02-29', '2027-13-01', '2027-00-10', '2027-04-31'])(
    'that does not exist is refused: %s (E24, E26)',
    (text) => {
      expect(codes(LocalDate, text)).toEqual(['date']);
    },
  );

  test.each(['2027-2-3', '03/02/2027', '2027-02-03T00:00:00Z', '20270203', '', '2027-02-03\n'])(
    'in another form is refused, with that one reason: %j (E25)',
    (text) => {
      expect(codes(LocalDate, text)).toEqual(['date-format']);
    },
  );

  test('has the weekday that the platform gives it, and its neighbors beside it', () => {
    fc.assert(
      fc.property(anyDate(1970, 2100), fc.integer({ min: -800, max: 800 }), (day, days) => {
        const ms = Date.parse(day);
        const name = new Date(ms).toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' });
        expect(weekdayOf(day)).toBe(name);
        expect(plusDays(day, days)).toBe(new Date(ms + days * 86_400_000).toISOString().slice(0, 10));
      }),
    );
  });

  test('goes over month ends, leap days and years', () => {
    expect(plusDays(date('2027-02-28'), 1)).toBe('2027-03-01');
    expect(plusDays(date('2028-02-28'), 1)).toBe('2028-02-29');
    expect(plusDays(date('2027-01-01'), -1)).toBe('2026-12-31');
  });
});

describe('a time zone', () => {
  test.each(['America/New_York', 'America/Argentina/Buenos_Aires', 'America/Port-au-Prince', 'UTC'])(
    'may be %s',
    (text) => {
      expect(codes(TimeZone, text)).toEqual([]);
    },
  );

  test.each([
    'EST',
    'est',
    'EST5EDT',
    'SystemV/EST5EDT',
    'GMT+5',
    'Etc/GMT+5',
    '+05:00',
    'America/Nowhere',
    '../etc/passwd',
    'America/New York',
    '',
    `America/${'x'.repeat(80)}`,
  ])('may not be %j', (text) => {
    expect(codes(TimeZone, text)).toContain('time-zone');
  });
});

test.each(['00:00', '08:00', '23:59'])('a time of day may be %s', (text) => {
  expect(codes(LocalTime, text)).toEqual([]);
});

test.each(['24:00', '8:00', '08:60', '08:00:00', '08.00', '', '08:00\n'])(
  'a time of day may not be %j',
  (text) => {
    expect(codes(LocalTime, text)).toEqual(['time-format']);
  },
);
