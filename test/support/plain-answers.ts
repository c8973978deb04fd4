import type { Answers } from '../../domain/surveys/survey.ts';

/** Answers as plainly as can be: question, row, and what was answered. */
export const plainAnswers = (answers: Answers): string[] =>
  Object.entries(answers).flatMap(([question, answer]) => {
    if (Array.isArray(answer)) return answer.map((choice) => `${question}//${choice}`);
    if (typeof answer === 'object') {
      return Object.entries(answer).map(([row, code]) => `${question}/${row}/${code}`);
    }
    return [`${question}//${answer}`];
  });
