import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../../domain/dates/local-date.ts';
import { holidayCodeExists, publicHolidays, UnknownHolidayCode } from '../../platform/holidays.ts';

const listed = (code: string, from: string, until: string) =>
  publicHolidays(code, from as LocalDate, until as LocalDate);

describe('publicHolidays', () => {
  it('lists the holidays of Massachusetts by date, in American English', () => {
    expect(listed('US-MA', '2019-09-01', '2020-07-04')).toEqual({
      '2019-09-02': 'Labor Day',
      '2019-10-14': 'Columbus Day',
      '2019-11-11': 'Veterans Day',
      '2019-11-28': 'Thanksgiving Day',
      '2019-12-25': 'Christmas Day',
      '2020-01-01': "New Year's Day",
      '2020-01-20': 'Martin Luther King Jr. Day',
      '2020-02-17': "Washington's Birthday",
      '2020-03-17': 'Evacuation Day',
      '2020-04-20': "Patriots' Day",
      '2020-05-25': 'Memorial Day',
      '2020-06-17': 'Bunker Hill Day',
      '2020-07-03': 'Independence Day (substitute day)',
      '2020-07-04': 'Independence Day',
    });
  });

  it('lists a holiday on a weekend on its own date and on the day it is observed', () => {
    // Boxing Day 2026 is a Saturday; New Year 2028 a Saturday, which the US observes the year before.
    expect(listed('NZ', '2026-12-25', '2027-01-05')).toEqual({
      '2026-12-25': 'Christmas Day',
      '2026-12-26': 'Boxing Day',
      '2026-12-28': 'Boxing Day (substitute day)',
      '2027-01-01': "New Year's Day",
      '2027-01-02': "Day after New Year's Day",
      '2027-01-04': "Day after New Year's Day (substitute day)",
    });
    expect(listed('US', '2027-12-27', '2027-12-31')).toEqual({
      '2027-12-31': "New Year's Day (substitute day)",
    });
  });

  it('knows the holidays of a region and leaves out those of others', () => {
    expect(listed('NZ-AUK', '2027-02-01', '2027-02-01')).toEqual({
      '2027-02-01': 'Provincial anniversary day',
    });
    expect(listed('NZ', '2027-02-01', '2027-02-01')).toEqual({});
  });

  it('includes both the first day and the last', () => {
    expect(Object.keys(listed('US-MA', '2019-11-11', '2019-11-28'))).toEqual(['2019-11-11', '2019-11-28']);
    expect(listed('US-MA', '2019-11-12', '2019-11-27')).toEqual({});
  });

  it('lists every day of a holiday of several days, and no half holidays', () => {
    expect(Object.keys(listed('CN', '2026-02-10', '2026-02-25'))).toEqual([
      '2026-02-16',
      '2026-02-17',
      '2026-02-18',
    ]);
    // In China the afternoon of 4 May is free for some: mail may go out.
    expect(listed('CN', '2026-05-04', '2026-05-04')).toEqual({});
    expect(Object.keys(listed('SA', '2026-03-15', '2026-03-25'))).toHaveLength(4);
  });

  it('counts a day of 25 hours as one day', () => {
    expect(Object.keys(listed('AU', '2026-04-04', '2026-04-06'))).toContain('2026-04-05');
    expect(listed('HT', '2026-11-01', '2026-11-02')).toEqual({
      '2026-11-01': "All Saints' Day",
      '2026-11-02': "All Souls' Day",
    });
  });

  it('names both of two holidays on one day', () => {
    expect(listed('IL', '2026-04-08', '2026-04-08')).toEqual({
      '2026-04-08': 'Mimouna, Seventh day of Passover',
    });
  });

  it('refuses a code without a calendar by name', () => {
    expect(() => listed('US-ZZ', '2026-01-01', '2026-12-31')).toThrow(UnknownHolidayCode);
    expect(() => listed('XX', '2026-01-01', '2026-12-31')).toThrow(/no public holidays listed for XX/);
  });
});

describe('holidayCodeExists', () => {
  it.each(['US', 'US-MA', 'NZ', 'NZ-AUK', 'GB-ENG', 'DE-BY'])('knows %s', (code) => {
    expect(holidayCodeExists(code)).toBe(true);
  });

  it.each(['', 'us', 'XX', 'US-', 'US-ZZ', 'US-MA-1', 'US-constructor', '__proto__', 'SG-01'])(
    'does not know "%s"',
    (code) => {
      expect(holidayCodeExists(code)).toBe(false);
    },
  );
});
