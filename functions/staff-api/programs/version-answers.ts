import * as z from 'zod';
import { CohortId } from '../../../domain/id.ts';

const FieldChange = z
  .strictObject({ field: z.string(), from: z.unknown().optional(), to: z.unknown().optional() })
  .meta({ id: 'FieldChange' });

const NamedChange = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    change: z.enum(['added', 'removed', 'changed']),
    fields: z.array(FieldChange),
  })
  .meta({ id: 'NamedChange' });

/** Of two versions of one program by their content hashes; a difference has `from`, `to` or both. */
export const ComparisonAnswer = z
  .strictObject({
    programId: z.string(),
    from: z.string(),
    to: z.string(),
    general: z.array(FieldChange),
    touchpoints: z.array(NamedChange),
    surveys: z.array(
      NamedChange.extend({ questions: z.array(NamedChange), scales: z.array(NamedChange) }).meta({
        id: 'SurveyChange',
      }),
    ),
    mails: z.array(NamedChange),
  })
  .meta({ id: 'VersionComparison' });

/** One that is current, or that a cohort has or had; `version` is its content hash. */
export const ProgramVersionAnswer = z
  .strictObject({
    version: z.string(),
    title: z.string(),
    /** New cohorts start with it. */
    isCurrent: z.boolean(),
    /** Those that have it now. */
    cohorts: z.array(z.strictObject({ id: CohortId, title: z.string() })),
  })
  .meta({ id: 'ProgramVersionUse' });
