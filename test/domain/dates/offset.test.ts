import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { countsMonths, Offset, plusOffset, roughDays } from '../../../domain/dates/offset.ts';
import { anyDate } from '../../support/arbitraries/domain-arbitraries.ts';
import { date } from '../../support/domain-builders.ts';

const offset = (text: string) => Offset.parse(text);

describe('adding an offset to a date', () => {
  test.each([
    ['2026-11-30', 'P3M', '2027-02-28'],
    ['2027-11-30', 'P3M', '2028-02-29'],
    ['2028-02-29', 'P12M', '2029-02-28'],
    ['2028-02-29', 'P1Y', '2029-02-28'],
    ['2026-08-31', 'P6M', '2027-02-28'],
    ['2027-08-31', 'P6M', '2028-02-29'],
    ['2026-03-31', '-P1M', '2026-02-28'],
    ['2028-03-31', '-P1M', '2028-02-29'],
    ['2026-01-31', 'P1M', '2026-02-28'],
    ['2026-12-31', 'P2M', '2027-02-28'],
    ['2100-01-31', 'P1M', '2100-02-28'],
    ['2028-02-28', 'P1D', '2028-02-29'],
    ['2026-12-31', 'P1W', '2027-01-07'],
    ['2019-06-13', '-P21D', '2019-05-23'],
  ])('%s + %s = %s (F39)', (day, text, expected) => {
    expect(plusOffset(date(day), offset(text))).toBe(expected);
  });

  test('agrees with Temporal for every day of 1970–2100 and every month from -24 to +24 (F39)', () => {
    fc.assert(
      fc.property(anyDate(1970, 2100), fc.integer({ min: -24, max: 24 }), (day, months) => {
        const text = `${months < 0 ? '-' : ''}P${Math.abs(months)}M`;
        expect(plusOffset(day, offset(text))).toBe(Temporal.PlainDate.from(day).add({ months }).toString());
      }),
      { numRuns: 2_000 },
    );
  });

  test('keeps the day of the month, or takes the last one of a shorter month', () => {
    // Every month end of two years (one a leap year) by every offset: where clamping happens at all.
    for (let month = 0; month < 24; month += 1) {
      const end = new Date(Date.UTC(2027, month + 1, 0));
      for (let months = -24; months <= 24; months += 1) {
        const target = new Date(Date.UTC(2027, month + months + 1, 0));
        const day = Math.min(end.getUTCDate(), target.getUTCDate());
        const expected = `${target.toISOString().slice(0, 8)}${String(day).padStart(2, '0')}`;
        const text = `${months < 0 ? '-' : ''}P${Math.abs(months)}M`;
        expect(plusOffset(date(end.toISOString().slice(0, 10)), offset(text))).toBe(expected);
      }
    }
  });

  test('a year is twelve months and a week is seven days', () => {
    fc.assert(
      fc.property(anyDate(1970, 2100), fc.integer({ min: 0, max: 100 }), (day, weeks) => {
        expect(plusOffset(day, offset('P1Y'))).toBe(plusOffset(day, offset('P12M')));
        expect(plusOffset(day, offset(`P${weeks}W`))).toBe(plusOffset(day, offset(`P${weeks * 7}D`)));
      }),
    );
  });
});

describe('an offset', () => {
  test.each(['P0D', 'P21D', '-P21D', 'P6W', 'P3M', 'P24M', 'P2Y', '-P24M', 'P731D'])('may be %s', (text) => {
    expect(Offset.safeParse(text).success).toBe(true);
  });

  test.each([
    '',
    'P',
    '21D',
    'P1.5D',
    'P1M28D',
    'PT1H',
    'p3m',
    'P-3M',
    '+P3M',
    'P3M\n',
    ' P3M',
    'P1000D',
    'P25M',
    'P732D',
    '-P3Y',
    'P105W',
  ])('may not be %j', (text) => {
    expect(Offset.safeParse(text).success).toBe(false);
  });

  test('knows whether it can land on a day that does not exist', () => {
    expect(['P3M', 'P1Y', '-P1M'].map(countsMonths)).toEqual([true, true, true]);
    expect(['P3D', 'P1W'].map(countsMonths)).toEqual([false, false]);
  });

  test('has a rough length in days, for comparing', () => {
    expect(roughDays('-P6W')).toBe(-42);
    expect(roughDays('P12M')).toBe(roughDays('P1Y'));
    expect(roughDays('P1M')).toBeGreaterThan(roughDays('P30D'));
  });
});
