import { askedWhen, conditionWords } from './asked-when.ts';
import type { DataFile } from './data-file.ts';
import { itemsOf } from './survey-items.ts';

/** What every column of the wide files means. */
export const codebook: DataFile = {
  name: 'codebook',
  title: 'Codebook',
  about: 'Every column of the responses: the question, its codes and words, the scales that count it.',
  async *rows({ program }) {
    yield HEADER;
    for (const item of itemsOf(program)) {
      const { question, row, choice, scales, survey } = item;
      const condition = askedWhen(question);
      const range = question.type === 'rating' ? [question.rateMin, question.rateMax] : [];
      yield [
        item.column,
        survey,
        program.surveys[survey]?.title,
        program.version,
        wavesOf(survey),
        question.name,
        row?.value ?? choice?.value,
        question.type,
        question.title,
        row?.text ?? choice?.text,
        item.options.map(({ value, text }) => `${value} = ${text}`).join(' | '),
        range[0],
        range[1],
        question.isRequired ? 'yes' : 'no',
        scales.map(({ scale }) => scale.id).join(' | '),
        scales.some(({ isReversed }) => isReversed) ? 'yes' : 'no',
        condition && conditionWords(condition),
      ];
    }

    function wavesOf(survey: string): string {
      const uses = program.program.touchpoints.filter(
        (one) => one.kind === 'survey' && one.survey === survey,
      );
      return uses.map(({ id }) => id).join(' | ');
    }
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
