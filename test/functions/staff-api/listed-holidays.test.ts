import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../../../domain/local-date.ts';
import { listedHolidays } from '../../../functions/staff-api/listed-holidays.ts';
import { publicHolidays } from '../../../platform/holidays.ts';
import { programCatalogue } from '../../../platform/program-catalogue.ts';

describe('the holidays of the deployed catalogue', () => {
  const listed = listedHolidays(programCatalogue('programs').holidays);

  it.each([
    ['2021-03-01', '2030-02-28'],
    ['2018-01-01', '2040-12-31'],
  ])('are those of the library from %s until %s', (from, until) => {
    const range = [from as LocalDate, until as LocalDate] as const;
    expect(listed('US-MA', ...range)).toEqual(publicHolidays('US-MA', ...range));
  });

  it('are an error for a country that no deployed program is in', () => {
    expect(() => listed('NZ', '2027-01-01' as LocalDate, '2027-12-31' as LocalDate)).toThrow('NZ');
  });
});
