import type { ProgramVersion } from '../programs/program.ts';
import { wavesBySurvey } from '../results/waves.ts';
import { mustBeAnswered } from '../surveys/survey.ts';
import { conditionWords } from './condition-words.ts';
import type { Row } from './csv.ts';
import type { DataFile } from './data-file.ts';
import { itemsOf } from './survey-items.ts';

/** What every column of the wide files means. */
export const codebook: DataFile = {
  name: 'codebook',
  title: 'Codebook',
  about: 'Every column of the responses: the question, its codes and words, the scales that count it.',
  async *rows(records) {
    yield HEADER;
    for (const version of await records.versions()) yield* rowsOf(version);
  },
};

const HEADER = [
  'column',
  'survey',
  'survey_title',
  'version',
  'waves',
  'question',
  'row',
  'type',
  'question_text',
  'row_text',
  'codes',
  'lowest',
  'highest',
  'required',
  'scales',
  'reversed',
  'asked_when',
];

/** Of one version of the program: answers may have been given to more than one. */
const rowsOf = (program: ProgramVersion): Row[] =>
  itemsOf(program).map((item) => {
    const { question, row, choice, scales, survey } = item;
    const condition = question.visibleIf;
    const range = question.type === 'rating' ? [question.rateMin, question.rateMax] : [];
    const waves = wavesBySurvey(program.program).get(survey) ?? [];
    return [
      item.column,
      survey,
      program.program.surveys.find(({ id }) => id === survey)?.title,
      program.version,
      waves.map(({ id }) => id).join(' | '),
      question.name,
      row?.value ?? choice?.value,
      question.type,
      question.title,
      row?.text ?? choice?.text,
      item.options.map(({ value, text }) => `${value} = ${text}`).join(' | '),
      range[0],
      range[1],
      mustBeAnswered(question) ? 'yes' : 'no',
      scales.map(({ scale }) => scale.id).join(' | '),
      scales.some(({ isReversed }) => isReversed) ? 'yes' : 'no',
      condition && conditionWords(condition),
    ];
  });
