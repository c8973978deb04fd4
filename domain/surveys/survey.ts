import * as z from 'zod';
import { closedObject } from '../closed-object.ts';
import { oneLine } from '../text.ts';
import { QuestionName as Name } from './question-name.ts';
import { Condition, conditionFaults } from './survey-condition.ts';

const Text = oneLine(500);
/** From rateMin to rateMax: more steps than this nobody tells apart, and no phone shows. */
const LONGEST_RATING = 20;

const Choice = closedObject({ value: z.union([Name, z.int()]), text: Text });
const Choices = z.array(Choice).min(2).max(60);
const common = {
  name: Name,
  title: Text,
  description: Text.optional(),
  isRequired: z.boolean().optional(),
  /** Asked only then; while it is not asked it is not required either, and its answer does not exist. */
  visibleIf: Condition.optional(),
};

const Matrix = closedObject({
  type: z.literal('matrix'),
  ...common,
  columns: Choices,
  rows: z
    .array(closedObject({ value: Name, text: Text }))
    .min(1)
    .max(60),
  /** Every row must be answered. */
  eachRowRequired: z.boolean().optional(),
});
const Radiogroup = closedObject({ type: z.literal('radiogroup'), ...common, choices: Choices });
const Checkbox = closedObject({
  type: z.literal('checkbox'),
  ...common,
  choices: Choices,
  maxSelectedChoices: z.int().min(1).optional(),
});
const Rating = closedObject({
  type: z.literal('rating'),
  ...common,
  rateMin: z.int(),
  rateMax: z.int(),
  minRateDescription: Text.optional(),
  maxRateDescription: Text.optional(),
});
const Comment = closedObject({
  type: z.literal('comment'),
  ...common,
  maxLength: z.int().min(1).max(5000).optional(),
});

/** One element of a page; `type` says how it is answered, and so what form its answer has (`Answer`). */
const Question = z.discriminatedUnion('type', [Matrix, Radiogroup, Checkbox, Rating, Comment]);
export type Question = z.infer<typeof Question>;

const Page = closedObject({
  name: Name,
  title: Text,
  description: Text.optional(),
  elements: z.array(Question).min(1).max(30),
});

/** A survey as SurveyJS JSON: the part of that format this product renders, checks and scores; closed. */
export const SurveyDefinition = closedObject({
  title: Text,
  description: Text.optional(),
  pages: z.array(Page).min(1).max(20),
}).check((context) => {
  const fault = (path: (string | number)[], message: string) =>
    context.issues.push({ code: 'custom', input: context.value, path, message });
  const refuseRepeated = (
    ids: readonly (string | number)[],
    pathOf: (index: number) => (string | number)[],
  ) =>
    ids.forEach((id, index) => {
      if (ids.indexOf(id) < index) fault(pathOf(index), 'duplicate-id: used once before');
    });
  const { pages } = context.value;
  const questions = pages.flatMap(({ elements }, page) =>
    elements.map((question, index) => ({ question, path: ['pages', page, 'elements', index] })),
  );
  refuseRepeated(
    pages.map(({ name }) => name),
    (index) => ['pages', index, 'name'],
  );
  refuseRepeated(
    questions.map(({ question }) => question.name),
    (index) => [...questions[index]!.path, 'name'],
  );
  for (const [index, { question, path }] of questions.entries()) {
    if (question.visibleIf) {
      const before = questions.slice(0, index).map((one) => one.question);
      for (const wrong of conditionFaults(question.visibleIf, before)) {
        fault([...path, ...wrong.path], wrong.message);
      }
    }
    if (question.type === 'rating' && question.rateMin >= question.rateMax) {
      fault([...path, 'rateMax'], 'order: must be more than rateMin');
    }
    if (question.type === 'rating' && question.rateMax - question.rateMin > LONGEST_RATING) {
      fault([...path, 'rateMax'], `limit: at most ${LONGEST_RATING} more than rateMin`);
    }
    for (const key of ['rows', 'columns', 'choices'] as const) {
      const list = (question as Partial<Record<typeof key, { value: string | number }[]>>)[key] ?? [];
      refuseRepeated(
        list.map(({ value }) => value),
        (index) => [...path, key, index, 'value'],
      );
    }
  }
});
export type SurveyDefinition = z.infer<typeof SurveyDefinition>;

/**
 * A scoring key. Items are `question` (rating) or `question.row` (matrix with numeric columns). The score is
 * the mean of the answered items, reversed ones mirrored within the item's own range, and is missing when
 * fewer than `atLeast` items are answered.
 */
export const Scale = closedObject({
  id: Name,
  title: Text,
  items: z.array(z.string().max(81)).min(1).max(60),
  reversed: z.array(z.string().max(81)).default([]),
  atLeast: z.int().min(1),
});
export type Scale = z.infer<typeof Scale>;

/** A choice's or rating's value; a text; the chosen values; or row → value of a matrix. Values, never labels. */
export type Answer = string | number | (string | number)[] | Record<string, string | number>;

/** Question name → answer. A question that was not answered, or not asked, is not in it. */
export type Answers = Record<string, Answer>;

/** In the order in which they are asked, across pages. */
export const questionsOf = (survey: SurveyDefinition): Question[] =>
  survey.pages.flatMap((page) => page.elements);

/** The longest free text, in Unicode code points. */
export const TEXT_LIMIT = 5000;
