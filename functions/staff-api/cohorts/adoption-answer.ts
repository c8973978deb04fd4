import * as z from 'zod';
import { REFUSAL_CODES } from '../../../domain/versions/refusal-code.ts';
import { MovePreview } from '../participants/participant-answers.ts';

const REFUSAL_CODE =
  'Why the version cannot be had; no problem code, though one has the same name. `unlinked-wave` here: a survey without names that some can still answer would ask other questions, and what a response was asked would tell when it came. The problem `unlinked-wave` (409, of moving dates too): such a survey would open again after its answers may have been read.';

const Refusal = z
  .strictObject({
    code: z.enum(REFUSAL_CODES).describe(REFUSAL_CODE),
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
