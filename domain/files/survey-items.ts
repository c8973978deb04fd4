import type { ProgramVersion } from '../programs/program.ts';
import {
  type Answer,
  type Answers,
  type Question,
  questionsOf,
  type Scale,
  type SurveyDefinition,
} from '../surveys/survey.ts';
import { freeName } from './free-name.ts';

/** A code and the words that stood beside it. */
interface Option {
  value: string | number;
  text: string;
}

/** The smallest thing that has an answer of its own: a question, a row of a matrix, a choice of a checkbox. */
export interface SurveyItem {
  survey: string;
  question: Question;
  /** A row of a matrix. */
  row?: { value: string; text: string };
  /** A choice of a checkbox: 1 when it is chosen, 0 when others are. */
  choice?: Option;
  /** Its column in wide files: `survey__question`, `survey__question__row`, `survey__question__choice`. */
  column: string;
  /** The code of an answer with its words; empty for numbers of a rating without words and for free text. */
  options: readonly Option[];
  isFreeText: boolean;
  /** The code (or the text) that was answered. */
  codeIn(answers: Answers): string | number | undefined;
  /** The scales that count it, with whether it is reversed there. */
  scales: { scale: Scale; isReversed: boolean }[];
}

/** Every item of a program's surveys, in their order; no two have the same column. */
export function itemsOf({ program, surveys }: ProgramVersion): SurveyItem[] {
  const taken = new Set<string>();
  return program.surveys.flatMap(({ id, scales }) => {
    const definition = surveys[id];
    return definition ? surveyItems(id, definition, scales, taken) : [];
  });
}

function surveyItems(
  survey: string,
  definition: SurveyDefinition,
  scales: readonly Scale[],
  taken: Set<string>,
): SurveyItem[] {
  const item = (
    question: Question,
    part: string | number | undefined,
    more: Omit<SurveyItem, 'survey' | 'question' | 'column' | 'scales' | 'isFreeText'>,
  ): SurveyItem => {
    const id = part === undefined ? question.name : `${question.name}.${part}`;
    return {
      survey,
      question,
      column: freeName(columnName([survey, question.name, ...(part === undefined ? [] : [part])]), taken),
      isFreeText: question.type === 'comment',
      scales: scales
        .filter(({ items }) => items.includes(id))
        .map((scale) => ({ scale, isReversed: scale.reversed.includes(id) })),
      ...more,
    };
  };
  return questionsOf(definition).flatMap((question): SurveyItem[] => {
    const { name } = question;
    switch (question.type) {
      case 'matrix':
        return question.rows.map((row) =>
          item(question, row.value, {
            row,
            options: question.columns,
            codeIn: (answers) => own(own(answers, name), row.value) as string | number | undefined,
          }),
        );
      case 'checkbox':
        return question.choices.map((choice) =>
          item(question, choice.value, {
            choice,
            options: CHOSEN,
            codeIn: (answers) => {
              const chosen = own(answers, name);
              return Array.isArray(chosen) ? Number(chosen.includes(choice.value)) : undefined;
            },
          }),
        );
      default: {
        const codeIn = (answers: Answers) => own(answers, name) as string | number | undefined;
        return [item(question, undefined, { options: optionsOf(question), codeIn })];
      }
    }
  });
}

const CHOSEN: readonly Option[] = [
  { value: 0, text: 'Not chosen' },
  { value: 1, text: 'Chosen' },
];

function optionsOf(question: Question): readonly Option[] {
  if (question.type === 'radiogroup') return question.choices;
  if (question.type !== 'rating') return [];
  const { rateMin, rateMax, minRateDescription, maxRateDescription } = question;
  return [
    ...(minRateDescription ? [{ value: rateMin, text: minRateDescription }] : []),
    ...(maxRateDescription ? [{ value: rateMax, text: maxRateDescription }] : []),
  ];
}

/** The words of a code; the code itself where it has none. */
export const labelOf = ({ options }: SurveyItem, code: string | number): string | number =>
  options.find(({ value }) => value === code)?.text ?? code;

const own = (answers: Answers | Answer | undefined, name: string): Answer | undefined =>
  typeof answers === 'object' && Object.hasOwn(answers, name) ? (answers as Answers)[name] : undefined;

const columnName = (parts: readonly (string | number)[]): string =>
  parts.map((part) => String(part).replace(/^-/, 'minus_').replaceAll('-', '_')).join('__');
