import * as z from 'zod';
import { Instant } from '../../../domain/dates/instant.ts';
import { pageOf } from '../page.ts';

/** `changes` by JSON pointer; `before` is absent where there was nothing, `after` where nothing is left. */
const AuditEntryAnswer = z
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

/** What contacts are, by their place in the log. */
export const ContactNames = z.record(
  z.string(),
  z.strictObject({ touchpoint: z.string(), kind: z.string(), number: z.int() }),
);
export type ContactNames = z.infer<typeof ContactNames>;

/** A page of changes; `contacts` says by record and place what contacts are that a change names by their place alone. */
export const AuditPage = pageOf(AuditEntryAnswer).extend({
  contacts: z.record(z.string(), ContactNames),
});

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
