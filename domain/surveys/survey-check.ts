import type { Fault } from '../errors.ts';
import type { Answers, Question, SurveyDefinition } from './survey.ts';
import { questionsOf, TEXT_LIMIT } from './survey.ts';
import { shownQuestions } from './survey-visibility.ts';

interface Checked {
  answers: Answers;
  faults: Fault[];
}

/**
 * Checks answers, as parsed JSON of any shape, against the definition they answer. Empty answers (empty
 * text, no choice) count as not answered and are left out.
 * @returns the answers in the order of the definition, or every fault with its pointer (BAD-INPUT S1–S10).
 */
export const checkAnswers = (survey: SurveyDefinition, given: unknown): Checked =>
  check(survey, given, 'final');

/**
 * Checks what has been typed so far: known questions, shapes and sizes. What is missing, is one choice too many,
 * is longer than its question allows, or belongs to a question that is hidden now may still be put right.
 */
export const checkDraft = (survey: SurveyDefinition, given: unknown): Checked =>
  check(survey, given, 'draft');

function check(survey: SurveyDefinition, given: unknown, as: 'final' | 'draft'): Checked {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return { answers: {}, faults: [{ pointer: '/answers', code: 'type' }] };
  }
  const all = given as Record<string, unknown>;
  const questions = questionsOf(survey);
  const known = new Set(questions.map((question) => question.name));
  const asked = new Set(as === 'draft' ? questions : shownQuestions(questions, all));
  const faults = unknownFaults(given, known, '/answers');
  const answers: Answers = {};
  for (const question of questions) {
    const pointer = `/answers/${question.name}`;
    const value = Object.hasOwn(all, question.name) ? all[question.name] : undefined;
    if (isEmpty(value)) {
      if (question.isRequired && as === 'final' && asked.has(question)) {
        faults.push({ pointer, code: 'required' });
      }
      continue;
    }
    if (!asked.has(question)) {
      faults.push({ pointer, code: 'not-applicable' });
      continue;
    }
    const wrong = faultOf(question, value, pointer, as).filter(
      ({ code }) => as === 'final' || !MENDABLE.has(code),
    );
    if (wrong.length > 0) faults.push(...wrong);
    else answers[question.name] = inOrder(question, value as Answers[string]);
  }
  return { answers, faults };
}

/** What a draft may still have. */
const MENDABLE = new Set(['required', 'too-many-options']);

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function faultOf(question: Question, value: unknown, pointer: string, as: 'final' | 'draft'): Fault[] {
  switch (question.type) {
    case 'comment': {
      if (typeof value !== 'string') return [{ pointer, code: 'type' }];
      if (value.includes('\u0000') || !value.isWellFormed()) return [{ pointer, code: 'control-character' }];
      const limit = (as === 'final' && question.maxLength) || TEXT_LIMIT;
      return [...value].length > limit ? [{ pointer, code: 'length', detail: `at most ${limit}` }] : [];
    }
    case 'rating': {
      const fits =
        Number.isInteger(value) &&
        (value as number) >= question.rateMin &&
        (value as number) <= question.rateMax;
      return fits ? [] : [{ pointer, code: 'option' }];
    }
    case 'radiogroup':
      return isOption(question.choices, value) ? [] : [{ pointer, code: 'option' }];
    case 'checkbox': {
      if (!Array.isArray(value)) return [{ pointer, code: 'type' }];
      if (new Set(value).size < value.length) return [{ pointer, code: 'duplicate-option' }];
      if (!value.every((one) => isOption(question.choices, one))) return [{ pointer, code: 'option' }];
      const isTooMany = value.length > (question.maxSelectedChoices ?? question.choices.length);
      return isTooMany ? [{ pointer, code: 'too-many-options' }] : [];
    }
    case 'matrix': {
      if (typeof value !== 'object' || Array.isArray(value)) return [{ pointer, code: 'type' }];
      const rows = value as Record<string, unknown>;
      const names = new Set(question.rows.map((row) => row.value));
      const faults = unknownFaults(rows, names, pointer);
      for (const { value: row } of question.rows) {
        const cell = Object.hasOwn(rows, row) ? rows[row] : undefined;
        if (cell === undefined) {
          if (question.eachRowRequired) faults.push({ pointer: `${pointer}/${row}`, code: 'required' });
        } else if (!isOption(question.columns, cell))
          faults.push({ pointer: `${pointer}/${row}`, code: 'option' });
      }
      return faults;
    }
  }
}

/** Each takes more room in the answer than it did in the request. */
const MOST_UNKNOWN = 100;

/** The names themselves are not repeated (BAD-INPUT S1). */
const unknownFaults = (given: object, known: ReadonlySet<string>, pointer: string): Fault[] =>
  Object.keys(given)
    .filter((name) => !known.has(name))
    .slice(0, MOST_UNKNOWN)
    .map(() => ({ pointer, code: 'unknown-question' }));

const isOption = (options: readonly { value: string | number }[], value: unknown): boolean =>
  options.some((option) => option.value === value);

function inOrder(question: Question, value: Answers[string]): Answers[string] {
  if (question.type !== 'matrix') return value;
  const rows = value as Record<string, string | number>;
  return Object.fromEntries(
    question.rows.filter((row) => Object.hasOwn(rows, row.value)).map((row) => [row.value, rows[row.value]!]),
  );
}
