import * as z from 'zod';
import { CohortId } from '../../../domain/id.ts';
import { MovePreview } from '../participants/participant-answers.ts';

/** What the staff API answers about versions of a program: closed, as the other answers are. */

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

const REFUSAL_CODE =
  'Why the version cannot be had; no problem code, though one has the same name. `unlinked-wave` here: a survey without names that some can still answer would ask other questions, and what a response was asked would tell when it came. The problem `unlinked-wave` (409, of moving dates too): such a survey would open again after its answers may have been read.';

const Refusal = z
  .strictObject({
    code: z
      .enum([
        'anchors',
        'holidays',
        'goal-removed',
        'removed',
        'other-kind',
        'other-survey',
        'other-linking',
        'has-sessions',
        'scoring',
        'question-type',
        'options',
        'unlinked-wave',
      ])
      .describe(REFUSAL_CODE),
    touchpoint: z.string().optional(),
    survey: z.string().optional(),
    question: z.string().optional(),
    people: z.int().optional(),
  })
  .meta({ id: 'AdoptionRefusal' });

/** Of one page of participants: what speaks against the version because of them, and what it would do. */
export const AdoptionPreview = MovePreview.extend({
  refusals: z.array(Refusal),
  items: z.array(
    MovePreview.shape.items.element.extend({
      /** Surveys they have begun to answer, and finish with the questions they saw. */
      finishing: z.array(z.string()),
    }),
  ),
}).meta({ id: 'AdoptionPreview' });
