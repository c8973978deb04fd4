import type { CsvRecord } from './read-csv.ts';

const NAME = 'Variable / Field Name';
const FORM = 'Form Name';
const TYPE = 'Field Type';
const CHOICES = 'Choices, Calculations, OR Slider Labels';
const VALIDATION = 'Text Validation Type OR Show Slider Number';
const MATRIX = 'Matrix Group Name';
const LOGIC = 'Branching Logic (Show field only if...)';

/** The header of a data dictionary that REDCap's own download begins with. */
export const REDCAP_HEADER =
  'Variable / Field Name,Form Name,Section Header,Field Type,Field Label,"Choices, Calculations, OR Slider Labels",' +
  'Field Note,Text Validation Type OR Show Slider Number,Text Validation Min,Text Validation Max,Identifier?,' +
  'Branching Logic (Show field only if...),Required Field?,Custom Alignment,Question Number (surveys only),' +
  'Matrix Group Name,Matrix Ranking?,Field Annotation';

/** What REDCap would refuse, or change, in a data dictionary that is uploaded; an empty list when nothing. */
export function dictionaryFaults(rows: readonly CsvRecord[]): string[] {
  const names = rows.map((row) => row[NAME]!);
  const forms = rows.map((row) => row[FORM]!);
  const faults = rows.flatMap((row, index) =>
    fieldFaults(row, rows).map((fault) => `${names[index]}: ${fault}`),
  );
  if (new Set(names).size < names.length) faults.push('a name is there twice');
  if (rows[0]?.[TYPE] !== 'text') faults.push('the first field is the record, a text');
  const inOrder = forms.filter((form, index) => form !== forms[index - 1]);
  if (new Set(inOrder).size < inOrder.length) faults.push('the fields of a form stand together');
  const groups = rows
    .map((row) => row[MATRIX]!)
    .filter((group, index, all) => group && group !== all[index - 1]);
  if (new Set(groups).size < groups.length) faults.push('the fields of a matrix stand together');
  return faults;
}

function fieldFaults(row: CsvRecord, rows: readonly CsvRecord[]): string[] {
  const name = row[NAME]!;
  const type = row[TYPE]!;
  const faults: string[] = [];
  const must = (isSo: boolean, fault: string) => void (isSo || faults.push(fault));
  must(/^[a-z][a-z0-9_]*$/.test(name), 'small letters, digits and underscores, a letter first');
  must(!name.includes('__') && !name.endsWith('_'), 'no two underscores together, none at the end');
  must(name.length <= 26, 'at most 26 characters');
  must(!/_(complete|timestamp|return_code)$/.test(name), 'a name that REDCap keeps for itself');
  must(!/^redcap_/.test(name), 'a name that REDCap keeps for itself');
  must(/^[a-z][a-z0-9_]{0,49}$/.test(row[FORM]!) && !row[FORM]!.includes('__'), 'the name of the form');
  must(['text', 'notes', 'radio', 'dropdown', 'checkbox', 'yesno', 'truefalse'].includes(type), 'the type');
  must(row['Field Label'] !== '', 'a label');
  must(['', 'integer', 'date_ymd', 'number'].includes(row[VALIDATION]!), 'the validation');
  must(row[VALIDATION] === '' || type === 'text', 'only texts are validated');
  must(
    ['', 'y'].includes(row['Required Field?']!) && ['', 'y'].includes(row['Identifier?']!),
    'y or nothing',
  );
  if (type === 'radio' || type === 'checkbox')
    must(areChoices(row[CHOICES]!), 'choices as "1, One | 2, Two"');
  else must(row[CHOICES] === '', 'no choices');
  const matrix = row[MATRIX]!;
  must(/^[a-z0-9_]{0,60}$/.test(matrix), 'the name of the matrix');
  const group = rows.filter((one) => matrix !== '' && one[MATRIX] === matrix);
  must(
    group.every((one) => one[CHOICES] === row[CHOICES] && one[TYPE] === type && one[FORM] === row[FORM]),
    'the fields of a matrix have the same choices',
  );
  const known = new Set(rows.map((one) => one[NAME]));
  for (const [, field] of row[LOGIC]!.matchAll(/\[([a-z0-9_]+)(?:\([a-z0-9_-]+\))?\]/g)) {
    must(known.has(field), `the condition asks for ${field}`);
  }
  return faults;
}

function areChoices(text: string): boolean {
  const codes = text.split(' | ').map((choice) => /^(-?[A-Za-z0-9_]+), .+$/.exec(choice)?.[1]);
  return codes.every((code) => code !== undefined) && new Set(codes).size === codes.length;
}

/** What REDCap would refuse of a file of records, with this dictionary and these events. */
export function recordFaults(
  records: readonly CsvRecord[],
  dictionary: readonly CsvRecord[],
  eventForms: readonly CsvRecord[],
): string[] {
  const columns = new Map(
    dictionary.flatMap((field) => columnsOf(field).map((column) => [column, field] as const)),
  );
  const forms = new Set(dictionary.map((row) => row[FORM]!));
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const record of records) {
    const key = `${record.record_id} ${record.redcap_event_name}`;
    if (seen.has(key)) faults.push(`${key}: twice`);
    seen.add(key);
    const asked = eventForms.filter((one) => one.unique_event_name === record.redcap_event_name);
    for (const [column, value] of Object.entries(record)) {
      if (column === 'record_id' || column === 'redcap_event_name' || value === '') continue;
      const field = columns.get(column);
      const form = field?.[FORM] ?? (column.endsWith('_complete') ? column.slice(0, -9) : '');
      if (!forms.has(form)) faults.push(`${column}: no such field`);
      else if (!asked.some((one) => one.form === form))
        faults.push(`${column}: not in ${record.redcap_event_name}`);
      else if (field && !fits(value, column, field)) faults.push(`${column}: ${value} does not fit`);
    }
  }
  return faults;
}

const codesOf = (field: CsvRecord): string[] =>
  field[CHOICES]!.split(' | ').map((one) => one.split(', ')[0]!);

const columnsOf = (field: CsvRecord): string[] =>
  field[TYPE] === 'checkbox'
    ? codesOf(field).map((code) => `${field[NAME]}___${code.toLowerCase().replace('-', '_')}`)
    : [field[NAME]!];

function fits(value: string, column: string, field: CsvRecord): boolean {
  if (field[TYPE] === 'checkbox') return column.includes('___') && /^[01]$/.test(value);
  if (field[TYPE] === 'radio') return codesOf(field).includes(value);
  if (field[VALIDATION] === 'date_ymd') return /^\d{4}-\d{2}-\d{2}$/.test(value);
  if (field[VALIDATION] !== 'integer') return true;
  const [least, most] = [Number(field['Text Validation Min']), Number(field['Text Validation Max'])];
  return /^-?\d+$/.test(value) && Number(value) >= least && Number(value) <= most;
}
