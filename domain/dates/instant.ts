import * as z from 'zod';
import { isoInstant, msOfIso } from './iso-instant.ts';

const FORM = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/**
 * A moment, UTC, always `YYYY-MM-DDTHH:mm:ss.sssZ`. Because every one has the same form,
 * `<` on two of them is "earlier than".
 */
export const Instant = z.string().regex(FORM).brand<'Instant'>();
export type Instant = z.infer<typeof Instant>;

/** Later than anything that is planned. */
export const END_OF_TIME = '9999-12-31T23:59:59.999Z' as Instant;

/** From milliseconds since 1970-01-01T00:00Z. */
export const instantOf = (epochMs: number): Instant => isoInstant(epochMs) as Instant;

/** Milliseconds since 1970-01-01T00:00Z. */
export const epochMs = (instant: Instant): number => msOfIso(instant);

/** Exact elapsed time, not calendar time: for leases and timeouts, never for dates. */
export const plusSeconds = (instant: Instant, seconds: number): Instant =>
  instantOf(epochMs(instant) + seconds * 1000);

/** Whole seconds from `from` until `until`, rounded up so that a timer is never early; at least 0. */
export const secondsUntil = (from: Instant, until: Instant): number =>
  Math.max(0, Math.ceil((epochMs(until) - epochMs(from)) / 1000));

/** The first of two moments; of a tie, either. */
export const earlierOf = (a: Instant, b: Instant): Instant => (a < b ? a : b);

/** The last of two moments; of a tie, either. */
export const laterOf = (a: Instant, b: Instant): Instant => (a > b ? a : b);
