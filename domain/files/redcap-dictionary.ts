import { mustBeAnswered } from '../surveys/survey.ts';
import type { Cell, Row } from './csv.ts';
import type { DataFile } from './data-file.ts';
import { branchingLogic, codeIn, type RedcapField, redcapForms } from './redcap-names.ts';

/** The 18 columns of a data dictionary, as REDCap spells them. */
const HEADER = [
  'Variable / Field Name',
  'Form Name',
  'Section Header',
  'Field Type',
  'Field Label',
  'Choices, Calculations, OR Slider Labels',
  'Field Note',
  'Text Validation Type OR Show Slider Number',
  'Text Validation Min',
  'Text Validation Max',
  'Identifier?',
  'Branching Logic (Show field only if...)',
  'Required Field?',
  'Custom Alignment',
  'Question Number (surveys only)',
  'Matrix Group Name',
  'Matrix Ranking?',
  'Field Annotation',
] as const;
type Column = (typeof HEADER)[number];

const line = (cells: Partial<Record<Column, Cell>>): Row => HEADER.map((column) => cells[column]);

/** The fields of a REDCap project that holds the program's answers; nothing in it is calculated. */
export const redcapDictionary: DataFile = {
  name: 'redcap-dictionary',
  title: 'REDCap data dictionary',
  about: 'The fields of a REDCap project for these surveys. Upload it first.',
  isForProgram: true,
  async *rows({ program }, { freeText }) {
    yield HEADER;
    const forms = redcapForms(program);
    yield line({
      'Variable / Field Name': 'record_id',
      'Form Name': forms[0]?.name ?? 'record',
      'Field Type': 'text',
      'Field Label': 'Record',
    });
    for (const { name: form, title, dayField, fields } of forms) {
      yield line({
        'Variable / Field Name': dayField,
        'Form Name': form,
        'Field Type': 'text',
        'Field Label': `${plain(title)}: day of the answers`,
        'Text Validation Type OR Show Slider Number': 'date_ymd',
      });
      for (const field of fields) {
        if (field.question.type === 'comment' && !freeText) continue;
        yield line({
          'Variable / Field Name': field.name,
          'Form Name': form,
          'Branching Logic (Show field only if...)': branchingLogic(field.question, fields),
          ...cellsOf(field, fields),
        });
      }
    }
  },
};

function cellsOf(field: RedcapField, fields: readonly RedcapField[]): Partial<Record<Column, Cell>> {
  const { question, row, survey, name } = field;
  const label = { 'Field Label': plain(row?.text ?? question.title) };
  const note = question.description ? { 'Field Note': plain(question.description) } : {};
  const required = mustBeAnswered(question) ? { 'Required Field?': 'y' } : {};
  switch (question.type) {
    case 'matrix': {
      const first = fields.find((one) => one.survey === survey && one.question === question);
      return {
        'Field Type': 'radio',
        ...label,
        'Choices, Calculations, OR Slider Labels': choices(field, question.columns),
        ...required,
        // The whole matrix is told by the name of its first field.
        'Matrix Group Name': `m_${first?.name ?? name}`,
        ...(first?.name === name ? { 'Section Header': beside(question.title, question.description) } : {}),
      };
    }
    case 'rating': {
      const ends = [question.minRateDescription, question.maxRateDescription].filter((text) => text);
      return {
        'Field Type': 'text',
        ...label,
        'Field Note': beside(question.description, ends.join(' … ')),
        'Text Validation Type OR Show Slider Number': 'integer',
        'Text Validation Min': question.rateMin,
        'Text Validation Max': question.rateMax,
        ...required,
      };
    }
    case 'comment':
      return { 'Field Type': 'notes', ...label, ...note, 'Identifier?': 'y', ...required };
    default:
      return {
        'Field Type': question.type === 'checkbox' ? 'checkbox' : 'radio',
        ...label,
        ...note,
        'Choices, Calculations, OR Slider Labels': choices(field, question.choices),
        ...required,
      };
  }
}

/** Begins with a code, which must stay as it is: the records have the same. */
function choices(field: RedcapField, options: readonly { value: string | number; text: string }[]): Cell {
  const text = options.map(({ value, text }) => `${codeIn(field, value)}, ${plain(text)}`).join(' | ');
  const first = options[0]?.value;
  return typeof first === 'number' ? { number: first, text: text.slice(String(first).length) } : text;
}

/** What people read in two places, in one; undefined where there is neither. */
const beside = (...texts: (string | undefined)[]): string | undefined =>
  plain(texts.filter((text) => text).join(' / ')) || undefined;

/** REDCap shows labels as HTML, fills in `[field]`, and parts choices at `|`. */
const plain = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('[', '(')
    .replaceAll(']', ')')
    .replaceAll('|', '/');
