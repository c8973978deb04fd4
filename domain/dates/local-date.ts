import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { bounded, boundedPair } from '../memo.ts';

/** A calendar date without a zone, `YYYY-MM-DD`. `<` on two of them is "earlier than". */
export const LocalDate = z
  .string({ error: 'date-format' })
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'date-format', abort: true })
  .refine(isRealDate, { error: 'date' })
  .brand<'LocalDate'>();
export type LocalDate = z.infer<typeof LocalDate>;

function isRealDate(text: string): boolean {
  const [year, month, day] = text.split('-').map(Number) as [number, number, number];
  // PlainDate.from with 'reject' throws for 30 February, which `Date` silently moves to March.
  try {
    Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

/** An IANA zone as `Area/City` (or `UTC`); abbreviations such as `EST` are refused: they name several places. */
export const TimeZone = z
  .string()
  .max(64)
  .refine((zone) => isPlace(zone) && isKnown(zone), { error: 'time-zone' })
  .brand<'TimeZone'>();
export type TimeZone = z.infer<typeof TimeZone>;

/** Whether a zone is named as `TimeZone` has them; there may be none of this name. */
export const isPlace = (zone: string): boolean =>
  zone === 'UTC' || (/^[A-Z][A-Za-z_]+(\/[A-Za-z0-9_+-]+)+$/.test(zone) && !/^(Etc|SystemV)\//.test(zone));

function isKnown(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** Wall-clock time of day, `HH:MM`, 24 hours. */
export const LocalTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'time-format' })
  .brand<'LocalTime'>();
export type LocalTime = z.infer<typeof LocalTime>;

/** In the order of the week, as ISO 8601 has it. */
export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

/** In full, as plans and answers have it; a `program.yaml` has the first three letters. */
export type Weekday = (typeof WEEKDAYS)[number];

/** Which day of the week a date is: the same in every zone, since the date is already local. */
export const weekdayOf: (date: LocalDate) => Weekday = bounded(
  (date) => WEEKDAYS[Temporal.PlainDate.from(date).dayOfWeek - 1]!,
);

/** Calendar days, not 24 hours each; fewer than 0 go back. */
export const plusDays = boundedPair(
  (date: LocalDate, days: number): LocalDate =>
    Temporal.PlainDate.from(date).add({ days }).toString() as LocalDate,
);
