import Holidays from 'date-holidays';
import { type LocalDate, plusDays } from '../domain/dates/local-date.ts';

/** The calendar of public holidays has no such country or state. */
export class UnknownHolidayCode extends Error {
  override readonly name = 'UnknownHolidayCode';
  readonly code: string;
  constructor(code: string) {
    super(`There are no public holidays listed for ${code}; right would be US-MA or NZ, for instance.`);
    this.code = code;
  }
}

/** True for a country (`NZ`) or a country and state (`US-MA`) whose public holidays are known. */
export function holidayCodeExists(code: string): boolean {
  const [country = '', state, ...more] = code.split('-');
  const calendar = new Holidays();
  if (more.length > 0 || !Object.hasOwn(calendar.getCountries(), country)) return false;
  return state === undefined || Object.hasOwn(calendar.getStates(country) ?? {}, state);
}

/**
 * Public holidays by date with their English names, both days included. A holiday on a weekend is listed on
 * its own date and on the day on which it is observed. Uses the holiday laws the library knows today: list
 * them once per cohort and keep the list.
 * @throws UnknownHolidayCode
 */
export function publicHolidays(code: string, from: LocalDate, until: LocalDate): Record<string, string> {
  if (!holidayCodeExists(code)) throw new UnknownHolidayCode(code);
  const [country, state] = code.split('-') as [string, string?];
  const calendar = new Holidays({ country, ...(state && { state }) }, { types: ['public'] });
  // "Labor Day" in the US, "Labour Day" in New Zealand.
  const language = calendar.getLanguages().find((one) => one.startsWith('en')) ?? 'en';
  const names = new Map<LocalDate, string[]>();
  for (let year = Number(from.slice(0, 4)); year <= Number(until.slice(0, 4)); year += 1) {
    for (const holiday of calendar.getHolidays(year, language)) {
      for (const date of daysOf(holiday)) {
        if (date < from || date > until) continue;
        names.set(date, [...(names.get(date) ?? []), holiday.name]);
      }
    }
  }
  const byDate = [...names].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(byDate.map(([date, all]) => [date, all.join(', ')]));
}

/** Some holidays last several days and some begin at noon: a day counts when most of it is holiday. */
function daysOf({ date, start, end }: { date: string; start: Date; end: Date }): LocalDate[] {
  // Rounded, because a day on which clocks change has 23 or 25 hours.
  const days = Math.ceil((end.getTime() - start.getTime()) / 86_400_000 - 0.5);
  return Array.from({ length: days }, (_, index) => plusDays(date.slice(0, 10) as LocalDate, index));
}
