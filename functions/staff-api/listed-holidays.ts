import type { PublicHolidays } from '../../domain/cohort-dates.ts';

/** Public holidays from a compiled list by code and date, as `publicHolidays` would give them. */
export const listedHolidays =
  (listed: Readonly<Record<string, Readonly<Record<string, string>>>>): PublicHolidays =>
  (code, from, until) => {
    const ofCode = listed[code];
    if (!ofCode) throw new Error(`The deployed catalogue has no holidays for ${code}.`);
    return Object.fromEntries(Object.entries(ofCode).filter(([date]) => date >= from && date <= until));
  };
