import fc from 'fast-check';
import type { WorkingHours } from '../../../domain/dates/calendar.ts';
import { type Instant, instantOf } from '../../../domain/dates/instant.ts';
import type { LocalDate, LocalTime, TimeZone, Weekday } from '../../../domain/dates/local-date.ts';

const DAY = 86_400_000;

/** A date from 1 January of one year to 31 December of another; the calendar is the platform's, not ours. */
export const anyDate = (fromYear: number, toYear: number): fc.Arbitrary<LocalDate> =>
  fc
    .integer({ min: Date.UTC(fromYear, 0, 1) / DAY, max: Date.UTC(toYear, 11, 31) / DAY })
    .map((day) => new Date(day * DAY).toISOString().slice(0, 10) as LocalDate);

/** An instant, to the millisecond. */
export const anyInstant = (fromYear = 2015, toYear = 2035): fc.Arbitrary<Instant> =>
  fc.integer({ min: Date.UTC(fromYear, 0, 1), max: Date.UTC(toYear, 11, 31) }).map(instantOf);

/** Zones with whole, half and quarter hours, both hemispheres, both sides of the date line, and none at all. */
export const ZONES = [
  'America/New_York',
  'America/St_Johns',
  'America/Sao_Paulo',
  'America/Santiago',
  'America/Nuuk',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Europe/London',
  'Europe/Dublin',
  'Asia/Beirut',
  'Asia/Gaza',
  'Asia/Tehran',
  'Asia/Kathmandu',
  'Asia/Pyongyang',
  'Australia/Lord_Howe',
  'Australia/Eucla',
  'Pacific/Auckland',
  'Pacific/Chatham',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Antarctica/Troll',
  'UTC',
] as TimeZone[];

export const anyZone = (): fc.Arbitrary<TimeZone> => fc.constantFrom(...ZONES);

export const anyTime = (): fc.Arbitrary<LocalTime> =>
  fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':') as LocalTime);

const WEEK: Weekday[] = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const hour = (value: number) => `${String(value).padStart(2, '0')}:00` as LocalTime;

/**
 * Working hours of at least three hours, on four to seven days of the week, with holidays on the given dates:
 * wider than any gap of a clock, and never closed for a whole week unless the dates are consecutive.
 */
export const anyHours = (dates: fc.Arbitrary<LocalDate>): fc.Arbitrary<WorkingHours> =>
  fc
    .record({
      from: fc.integer({ min: 0, max: 20 }),
      length: fc.integer({ min: 3, max: 12 }),
      days: fc.subarray(WEEK, { minLength: 4 }),
      holidays: fc.array(dates, { maxLength: 40 }),
    })
    .map(({ from, length, days, holidays }) => ({
      from: hour(from),
      to: hour(Math.min(23, from + length)),
      days,
      holidays: Object.fromEntries(holidays.map((one) => [one, 'Holiday'])),
    }));
