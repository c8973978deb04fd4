import type { Fault } from '../../../domain/errors.ts';
import { type Question, questionsOf, type SurveyDefinition } from '../../../domain/surveys/survey.ts';

/** A fault for the person who answered: which form field it is about, and what to do. */
export interface FieldFault {
  /** The id of the field: its first control, or the group of a whole matrix; undefined when it is about none. */
  field: string | undefined;
  subject: string;
  words: string;
}

/** The faults of answers as a page shows them, in the order of the questions. */
export function inWords(survey: SurveyDefinition, faults: readonly Fault[]): FieldFault[] {
  const questions = questionsOf(survey);
  return faults
    .map((fault) => {
      const [, , name, row] = fault.pointer.split('/');
      const index = questions.findIndex((one) => one.name === name);
      return { fault, index, question: questions[index], row };
    })
    .sort((a, b) => a.index - b.index)
    .map(({ fault, question, row }) => ({
      field: question && fieldName(question.name, row),
      subject: question ? subjectOf(question, row) : 'This form',
      words: wordsFor(fault, question),
    }));
}

/** One fault as a sentence: the question, then what to do. */
export const asSentence = ({ subject, words }: FieldFault): string =>
  /[.?!]$/.test(subject) ? `${subject} ${capitalized(words)}.` : `${subject}: ${words}.`;

/** The first letter only: for words that begin a sentence here and end one elsewhere. */
export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The name of a question's form field; a matrix has one for each row. */
export const fieldName = (question: string, row?: string): string =>
  row === undefined ? `q.${question}` : `q.${question}.${row}`;

function subjectOf(question: Question, row: string | undefined): string {
  const found = question.type === 'matrix' ? question.rows.find((one) => one.value === row) : undefined;
  return found?.text ?? question.title;
}

function wordsFor({ code, detail }: Fault, question: Question | undefined): string {
  switch (code) {
    case 'required':
      return question?.type === 'comment' ? 'please write an answer' : 'please choose an answer';
    case 'length':
      return `the text is too long${detail ? `: ${detail} characters` : ''}`;
    case 'control-character':
      return 'the text has a character that cannot be stored; please type it again';
    case 'too-many-options':
      return `please choose ${question?.type === 'checkbox' && question.maxSelectedChoices ? `at most ${question.maxSelectedChoices}` : 'fewer'}`;
    case 'unknown-question':
      return 'it has an answer that belongs to no question; please open the link from your mail again';
    default:
      return 'please choose from the answers offered';
  }
}
