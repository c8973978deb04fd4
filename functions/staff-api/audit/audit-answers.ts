import * as z from 'zod';
import { Instant } from '../../../domain/dates/instant.ts';

/** `changes` by JSON pointer; `before` is absent where there was nothing, `after` where nothing is left. */
export const AuditEntryAnswer = z
  .strictObject({
    record: z.string(),
    version: z.int(),
    at: Instant,
    by: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('staff'), id: z.string() }),
      z.strictObject({ kind: z.literal('participant') }),
      z.strictObject({ kind: z.literal('rule'), name: z.string() }),
    ]),
    action: z.string(),
    changes: z.array(
      z.strictObject({
        pointer: z.string(),
        before: z.unknown().optional(),
        after: z.unknown().optional(),
      }),
    ),
    abridged: z.literal(true).optional(),
    /** Neither of a goal: what was said of it could be tried on them. */
    previous: z.string().optional(),
    hash: z.string().optional(),
  })
  .meta({ id: 'AuditEntry' });

/** Of the records of this call alone; without a `cursor` it was the last. */
export const Verification = z
  .strictObject({
    records: z.int(),
    entries: z.int(),
    broken: z.array(
      z.strictObject({
        record: z.string(),
        version: z.int(),
        fault: z.enum(['altered', 'missing', 'moved', 'inserted', 'record']),
      }),
    ),
    cursor: z.string().optional(),
  })
  .meta({ id: 'Verification' });
