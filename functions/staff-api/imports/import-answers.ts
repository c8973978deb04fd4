import * as z from 'zod';
import { Instant } from '../../../domain/dates/instant.ts';
import { CohortId } from '../../../domain/id.ts';

const count = z.int().min(0);

/** What a file would do: nobody is enrolled. `row` counts as a spreadsheet does, the header being row 1. */
export const ImportReport = z
  .strictObject({
    importId: z.string(),
    dryRun: z.literal(true),
    separator: z.string(),
    encoding: z.string(),
    rows: count,
    new: count,
    known: count,
    report: z.array(z.strictObject({ row: z.int(), result: z.enum(['new', 'known']) })),
  })
  .meta({ id: 'ImportReport' });

/** How far a file has come, in rows; asked with the same file it goes on from there. `kept` could not be undone. */
export const ImportAnswer = z
  .strictObject({
    importId: z.string(),
    cohortId: CohortId,
    createdAt: Instant,
    rows: count,
    done: count,
    enrolled: count,
    known: count,
    finished: z.boolean(),
    undone: count.optional(),
    kept: count.optional(),
  })
  .meta({ id: 'Import' });
