import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { bounded, boundedPair } from '../memo.ts';
import type { LocalDate } from './local-date.ts';

const RIGHT = 'offset: whole days, weeks, months or years in ISO 8601, such as P21D, -P6W or P3M';
const FORM = /^(-?)P(\d{1,3})([DWMY])$/;

/**
 * An ISO 8601 duration of whole days, weeks, months or years, one unit only, optionally negative:
 * `P21D`, `-P21D`, `P3M`, `P1Y`. At most 24 months either way, the longest program there may be.
 */
export const Offset = z
  .string({ error: RIGHT })
  .regex(FORM, { error: RIGHT, abort: true })
  .refine((text) => Math.abs(roughDays(text)) <= 731, { error: 'offset: at most 24 months', abort: true })
  .brand<'Offset'>();
export type Offset = z.infer<typeof Offset>;

const UNITS = { D: 'days', W: 'weeks', M: 'months', Y: 'years' } as const;
const ROUGH_DAYS = { D: 1, W: 7, M: 30.4375, Y: 365.25 } as const;

function parts(text: string): { sign: 1 | -1; count: number; unit: 'D' | 'W' | 'M' | 'Y' } {
  const [, minus, count, unit] = FORM.exec(text) ?? [];
  if (!unit) return { sign: 1, count: 0, unit: 'D' };
  return { sign: minus ? -1 : 1, count: Number(count), unit: unit as 'D' | 'W' | 'M' | 'Y' };
}

/** The offset's length in days, months counted as 30.4375: to compare offsets, never to compute dates. */
export function roughDays(offset: string): number {
  const { sign, count, unit } = parts(offset);
  return sign * count * ROUGH_DAYS[unit];
}

/** True where adding the offset can land on a day the month does not have. */
export const countsMonths = bounded((offset: string): boolean => 'MY'.includes(parts(offset).unit));

/**
 * `date` + `offset` on the calendar. A day the month does not have becomes the month's last
 * (30 November 2026 + P3M = 28 February 2027), as ISO 8601 arithmetic in Temporal does it.
 */
export const plusOffset = boundedPair((date: LocalDate, offset: Offset): LocalDate => {
  const { sign, count, unit } = parts(offset);
  return Temporal.PlainDate.from(date)
    .add({ [UNITS[unit]]: sign * count }, { overflow: 'constrain' })
    .toString() as LocalDate;
});
