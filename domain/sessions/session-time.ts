import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { type Instant, instantOf } from '../dates/instant.ts';
import { LocalDate, LocalTime, type TimeZone } from '../dates/local-date.ts';
import type { Fault } from '../errors.ts';

/** The longest session there may be, in minutes. */
export const LONGEST_SESSION = 480;

/** How long a session lasts, in minutes. */
export const SessionMinutes = z.int().min(10).max(LONGEST_SESSION);

const FORM = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})([+-]\d{2}:\d{2})?$/;

/** A wall-clock time in the cohort's zone, `2027-05-12T14:00`; the offset is needed only where clocks go back. */
export const SessionTime = z
  .string()
  .regex(FORM, { error: 'date-time-format: such as 2027-05-12T14:00', abort: true })
  .refine((text) => LocalDate.safeParse(text.slice(0, 10)).success, { error: 'date', abort: true })
  .refine((text) => LocalTime.safeParse(text.slice(11, 16)).success, { error: 'time-format' });

/**
 * The instant of a session time in a zone, or what is wrong with it: a time that does not exist, or that happens
 * twice and does not say which one is meant (BAD-INPUT B13).
 */
export function sessionInstant(text: string, zone: TimeZone, pointer: string): Instant | Fault {
  const [, date, time, offset] = FORM.exec(text) ?? [];
  const wanted = Temporal.PlainDateTime.from(`${date}T${time}`);
  const readings = (['earlier', 'later'] as const)
    .map((disambiguation) => wanted.toZonedDateTime(zone, { disambiguation }))
    .filter((reading) => reading.toPlainDateTime().equals(wanted));
  if (readings.length === 0) {
    return { pointer, code: 'nonexistent-local-time', detail: 'clocks go forward over it' };
  }
  const offsets = [...new Set(readings.map((reading) => reading.offset))];
  if (offset === undefined && offsets.length > 1) {
    return { pointer, code: 'ambiguous-local-time', detail: `it happens twice: add ${offsets.join(' or ')}` };
  }
  const chosen = readings.find((reading) => offset === undefined || reading.offset === offset);
  if (chosen) return instantOf(chosen.epochMilliseconds);
  return { pointer, code: 'offset', detail: `in this zone it is ${offsets.join(' or ')} then` };
}
