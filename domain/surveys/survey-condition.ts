import * as z from 'zod';
import { closedObject } from '../closed-object.ts';
import { QuestionName } from './question-name.ts';
import type { Question } from './survey.ts';

/**
 * When a question is asked, by the answer to an earlier one: one of these choices (`is`), or a rating within
 * bounds (`atLeast`, `atMost`, both included). An object and never an expression (BAD-INPUT P7).
 */
export const Condition = closedObject({
  question: QuestionName,
  is: z
    .array(z.union([QuestionName, z.int()]))
    .min(1)
    .max(60)
    .optional(),
  atLeast: z.int().optional(),
  atMost: z.int().optional(),
});
export type Condition = z.infer<typeof Condition>;

/** What is wrong with a condition. `path` counts from the question that has it. */
interface ConditionFault {
  path: (string | number)[];
  message: string;
}

/**
 * What keeps the condition of a question from ever being judged: `before` are the questions asked before it, so
 * that no condition can depend on itself (P6).
 */
export function conditionFaults(condition: Condition, before: readonly Question[]): ConditionFault[] {
  const fault = (message: string, ...path: (string | number)[]): ConditionFault[] => [
    { path: ['visibleIf', ...path], message },
  ];
  const { is, atLeast, atMost } = condition;
  const hasBounds = atLeast !== undefined || atMost !== undefined;
  if ((is !== undefined) === hasBounds) return fault('type: either "is", or "atLeast" or "atMost" or both');
  const source = before.find(({ name }) => name === condition.question);
  switch (source?.type) {
    case undefined:
      return fault('reference: must be a question that is asked before this one', 'question');
    case 'radiogroup':
    case 'checkbox': {
      if (!is)
        return fault('type: choices are compared with "is"', atLeast === undefined ? 'atMost' : 'atLeast');
      return is.flatMap((value, index) =>
        source.choices.some((choice) => choice.value === value)
          ? []
          : fault(`option: must be a choice of ${source.name}`, 'is', index),
      );
    }
    case 'rating': {
      if (is) return fault('type: a rating is compared with "atLeast" or "atMost"', 'is');
      const { rateMin, rateMax } = source;
      const outside = (['atLeast', 'atMost'] as const).flatMap((key) => {
        const bound = condition[key];
        return bound === undefined || (bound >= rateMin && bound <= rateMax)
          ? []
          : fault(`range: must be from ${rateMin} to ${rateMax}`, key);
      });
      const isEmpty = atLeast !== undefined && atMost !== undefined && atLeast > atMost;
      return isEmpty ? fault('order: must not be less than atLeast', 'atMost') : outside;
    }
    default:
      return fault(
        'type: must be a rating, or a question with choices; a matrix and free text cannot decide',
        'question',
      );
  }
}
