import type { AskedWhen } from '../../../domain/surveys/survey-visibility.ts';

/** As much of a question as the page's script knows, from the page itself. */
export interface PageQuestion {
  name: string;
  type: string;
  /** Of a matrix. */
  rows: string[];
  isRequired: boolean;
  /** A matrix that is begun has to be answered as a whole. */
  allRows: boolean;
  visibleIf?: AskedWhen;
}

/** As the API takes it: an option's value, a text, the chosen values, or row → value of a matrix. */
export type PageAnswer = string | number | (string | number)[] | { [row: string]: string | number };

/** Question name → answer; what is not answered is not in it. */
export type PageAnswers = Record<string, PageAnswer>;

/** The name of the form field of a question or of a row, as the server writes it. */
export const fieldOf = (question: string, row?: string): string =>
  row === undefined ? `q.${question}` : `q.${question}.${row}`;

/** Numbers are the only option values that do not begin with a letter. */
export const optionOf = (text: string): string | number => (/^-?\d+$/.test(text) ? Number(text) : text);

/** The answers in a form's fields, in the shape the server checks; what is not answered is left out. */
export function answersIn(
  questions: readonly PageQuestion[],
  fields: Iterable<readonly [name: string, value: unknown]>,
): PageAnswers {
  const values = new Map<string, string[]>();
  for (const [name, value] of fields) {
    if (typeof value === 'string') values.set(name, [...(values.get(name) ?? []), value]);
  }
  const answers: PageAnswers = {};
  for (const { name, type, rows } of questions) {
    const given = values.get(fieldOf(name)) ?? [];
    if (type === 'matrix') {
      const cells = rows.flatMap((row): [string, string | number][] =>
        (values.get(fieldOf(name, row)) ?? []).map((text) => [row, optionOf(text)]),
      );
      if (cells.length > 0) answers[name] = Object.fromEntries(cells);
    } else if (type === 'checkbox') {
      if (given.length > 0) answers[name] = given.map(optionOf);
    } else if (given[0] !== undefined && given[0].trim() !== '') {
      answers[name] = type === 'comment' ? given[0].replaceAll('\r\n', '\n') : optionOf(given[0]);
    }
  }
  return answers;
}

/** The answer to one field: a whole question, or one row of a matrix. */
export function answerTo(answers: PageAnswers, question: string, row?: string): PageAnswer | undefined {
  const answer = answers[question];
  if (row === undefined) return answer;
  return typeof answer === 'object' && !Array.isArray(answer) ? answer[row] : undefined;
}

/** Of answers, whose questions and rows always stand in the order of the form. */
export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
