import { shownQuestions } from '../../../domain/surveys/survey-visibility.ts';
import { answerTo, type PageAnswers, type PageQuestion } from './form-answers.ts';

/** One thing to answer: a question, or one row of a matrix. `section` is the page of the survey it is on. */
export interface Item {
  question: string;
  row?: string;
  section: number;
}

/** What is shown at one time. */
type Step = readonly Item[];

/** The items to be answered, given the answers so far. */
export function askedItems<One extends Item>(
  items: readonly One[],
  questions: readonly PageQuestion[],
  answers: PageAnswers,
): One[] {
  const shown = new Set(shownQuestions(questions, answers).map(({ name }) => name));
  return items.filter(({ question }) => shown.has(question));
}

/** On a narrow screen one item at a time, else one page of the survey. */
export function stepsOf<One extends Item>(asked: readonly One[], isNarrow: boolean): One[][] {
  if (isNarrow) return asked.map((item) => [item]);
  const sections = [...new Set(asked.map(({ section }) => section))];
  return sections.map((section) => asked.filter((item) => item.section === section));
}

/** Where an item is, or, while it is not asked, the step that would be next in its place; at most the last. */
export function stepWith(steps: readonly Step[], items: readonly Item[], item: Item): number {
  const place = items.findIndex((one) => isSameItem(one, item));
  const at = steps.findIndex((step) =>
    step.some((one) => items.findIndex((other) => isSameItem(one, other)) >= place),
  );
  return at < 0 ? steps.length - 1 : at;
}

const isSameItem = (a: Item, b: Item): boolean => a.question === b.question && a.row === b.row;

/** The first step with something that is not answered; the number of steps when there is none. */
export function firstOpen(steps: readonly Step[], answers: PageAnswers): number {
  const at = steps.findIndex((step) => step.some((item) => !isAnswered(item, answers)));
  return at < 0 ? steps.length : at;
}

/** A text of blanks is no answer: `answersIn` has left it out. */
export const isAnswered = ({ question, row }: Item, answers: PageAnswers): boolean =>
  answerTo(answers, question, row) !== undefined;

/**
 * How far one is at a step: what is answered or was passed over counts as dealt with. `minutes` are the promised
 * ones for the rest, rounded up so that nobody is promised less than it takes; at least 1.
 */
export function progressAt(
  steps: readonly Step[],
  step: number,
  answers: PageAnswers,
  promised: number,
): { done: number; total: number; minutes: number } {
  const total = steps.flat().length;
  const done = steps.flatMap((items, index) =>
    items.filter((item) => index < step || isAnswered(item, answers)),
  ).length;
  const share = total === 0 ? 0 : (total - done) / total;
  return { done, total, minutes: Math.max(1, Math.ceil(promised * share)) };
}

/** The items of a step that keep it from being left: required, or begun as a whole, and not answered. */
export function missingIn<One extends Item>(
  step: readonly One[],
  items: readonly Item[],
  questions: readonly PageQuestion[],
  answers: PageAnswers,
): One[] {
  return step.filter((item) => {
    if (isAnswered(item, answers)) return false;
    const { isRequired, allRows } = questions.find(({ name }) => name === item.question)!;
    const isBegun = answers[item.question] !== undefined;
    if (allRows) return isRequired || isBegun;
    // One row is enough of a required matrix; it is missed when its last row is left.
    const rows = items.filter(({ question }) => question === item.question);
    return isRequired && !isBegun && isSameItem(item, rows.at(-1)!);
  });
}
