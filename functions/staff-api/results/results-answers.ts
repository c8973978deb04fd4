import * as z from 'zod';
import { Instant } from '../../../domain/dates/instant.ts';
import { CohortId, ParticipantId } from '../../../domain/id.ts';
import { TouchpointKind } from '../cohorts/planned-answer.ts';

/** What the staff API answers about results and files: closed, as the other answers are. */

const hidden = z.strictObject({
  shown: z.literal(false),
  why: z.enum(['not-over', 'too-few', 'would-single-out']),
});
const mean = { n: z.int(), mean: z.number() };
const summary = { ...mean, sd: z.number() };

/** A number with these properties, or why it is not shown; `names` says which number it is. */
const shownOr = <Names extends z.ZodRawShape, Numbers extends z.ZodRawShape>(
  names: Names,
  numbers: Numbers,
) =>
  z.discriminatedUnion('shown', [
    z.strictObject({ ...names, shown: z.literal(true), ...numbers }),
    hidden.extend(names),
  ]);

const rate = z.strictObject({
  wave: z.string(),
  kind: TouchpointKind,
  title: z.string(),
  enrolled: z.int(),
  invited: z.int(),
  counts: z.record(z.string(), z.int()),
  rate: z.number().optional(),
});

const scale = z.strictObject({
  scale: z.string(),
  title: z.string(),
  lowest: z.number(),
  highest: z.number(),
  waves: z.array(shownOr({ wave: z.string() }, summary)),
  changes: z.array(
    shownOr(
      { from: z.string(), to: z.string() },
      { ...summary, lower: z.number(), upper: z.number(), standardized: z.number().optional() },
    ),
  ),
});

const option = z.strictObject({ value: z.union([z.string(), z.number()]), text: z.string(), count: z.int() });

/** `rate` is from 0 to 1. A number that is not shown is not there, and `why` says the reason (decision 23). */
export const ResultsAnswer = z
  .strictObject({
    cohort: CohortId,
    title: z.string(),
    programVersion: z.string(),
    asOf: Instant,
    enrolled: z.int(),
    fewest: z.strictObject({ numbers: z.int(), texts: z.int() }),
    rates: z.array(
      rate.extend({
        /** With the scope `staff/identities`. */
        missing: z
          .array(z.strictObject({ participantId: ParticipantId, name: z.string(), outcome: z.string() }))
          .optional(),
      }),
    ),
    surveys: z.array(
      z.strictObject({
        survey: z.string(),
        title: z.string(),
        waves: z.array(z.string()),
        scales: z.array(scale),
      }),
    ),
    items: z.array(
      z.strictObject({
        wave: z.string(),
        question: z.string(),
        row: z.string().optional(),
        questionTitle: z.string(),
        title: z.string(),
        result: shownOr({}, { n: z.int(), options: z.array(option) }),
      }),
    ),
    /** With the scope `staff/results`. */
    texts: z
      .array(
        z.strictObject({
          wave: z.string(),
          question: z.string(),
          title: z.string(),
          result: shownOr({}, { texts: z.array(z.string()) }),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Results' });

/** The newest cohorts of a program, and each scale across them; `earlierCohorts` are not in it. */
export const ProgramResultsAnswer = z
  .strictObject({
    cohorts: z.array(
      z.strictObject({
        cohort: CohortId,
        title: z.string(),
        programVersion: z.string(),
        enrolled: z.int(),
        rates: z.array(rate),
      }),
    ),
    earlierCohorts: z.int(),
    scales: z.array(
      z.strictObject({
        survey: z.string(),
        scale: z.string(),
        title: z.string(),
        wave: z.string(),
        of: z.enum(['mean', 'change']),
        cohorts: z.array(shownOr({ cohort: CohortId }, mean)),
        together: z.strictObject({ cohorts: z.int(), ...mean }).optional(),
      }),
    ),
  })
  .meta({ id: 'ProgramResults' });

/** The files a cohort has, for this caller: others may get the same names with fewer columns. */
export const FilesAnswer = z
  .strictObject({
    items: z.array(z.strictObject({ name: z.string(), title: z.string(), about: z.string() })),
    /** What they hold for this caller. */
    identities: z.boolean(),
    freeText: z.boolean(),
  })
  .meta({ id: 'Files' });
