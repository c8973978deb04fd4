import { csvLine } from '../domain/files/csv.ts';
import type { ProgramVersion } from '../domain/programs/program.ts';
import { type Answers, questionsOf } from '../domain/surveys/survey.ts';
import type { Life } from './live.ts';

const HEADER = ['cohort', 'touchpoint', 'survey', 'response', 'participant', 'submitted_at'];

/** One column of answers: an item of a survey. */
interface Item {
  survey: string;
  name: string;
  answer(answers: Answers): string | number | undefined;
}

/**
 * Every response, one a line, with a column for each item of each survey: `survey__question` or, for a row of a
 * matrix, `survey__question__row`, hyphens written as underscores. Unlinked ones have no participant, and stand in
 * an order that is drawn, not that of people.
 */
export function* responsesCsv({ cohorts }: Pick<Life, 'cohorts'>): Generator<string> {
  const programs = new Map(cohorts.map(({ program }) => [program.program.id, program]));
  const items = [...programs.values()].flatMap(itemsOf);
  yield csvLine([
    ...HEADER,
    ...items.map(({ survey, name }) => `${survey}__${name}`.replaceAll('-', '_').replaceAll('.', '__')),
  ]);
  for (const { cohort, responses } of cohorts) {
    for (const { touchpoint, survey, id, participantId, submittedAt, answers } of responses) {
      const values = items.map((item) => (item.survey === survey ? item.answer(answers) : undefined));
      yield csvLine([cohort.doc.title, touchpoint, survey, id, participantId, submittedAt, ...values]);
    }
  }
}

const itemsOf = ({ surveys }: ProgramVersion): Item[] =>
  Object.entries(surveys).flatMap(([survey, definition]) =>
    questionsOf(definition).flatMap((question): Item[] => {
      const { name } = question;
      if (question.type !== 'matrix') return [{ survey, name, answer: (answers) => cell(answers[name]) }];
      return question.rows.map(({ value: row }) => ({
        survey,
        name: `${name}.${row}`,
        answer: (answers) => (answers[name] as Record<string, string | number> | undefined)?.[row],
      }));
    }),
  );

/** Several choices stand in one cell, separated by semicolons. */
function cell(answer: Answers[string] | undefined): string | number | undefined {
  if (Array.isArray(answer)) return answer.join('; ');
  return typeof answer === 'object' ? undefined : answer;
}
