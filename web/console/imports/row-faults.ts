import type { Fault } from '../api/problem.ts';
import { type CsvFile, cellOf } from './csv-file.ts';

/** What is wrong with one row; `column` is empty where it is the row as a whole. */
export interface RowFault {
  row: number;
  column: string;
  code: string;
  words: string;
}

const WORDS: Record<string, string> = {
  required: 'is empty',
  blank: 'is empty',
  length: 'is too long',
  email: 'is no e-mail address, such as ada@hospital.example',
  'control-character': 'has characters in it that cannot be seen; type it by hand',
  'time-zone': 'is no time zone, such as America/New_York',
  'date-format':
    'is not written as year, month and day, such as 2027-03-11. Excel may have changed it: make the cells text',
  date: 'is no day of the calendar',
  past: 'is in the past',
  range: 'is more than a year ahead',
  columns: 'The row has more or fewer cells than the first row of the file',
  quote: 'A quotation mark (") is not closed, or stands in the middle of a cell',
};

const ROW = /^\/rows\/(\d+)(?:\/(\w+))?$/;

/** The faults of single rows in the order of the file, in words. */
export function rowFaults(file: CsvFile, faults: readonly Fault[]): RowFault[] {
  return faults
    .flatMap(({ pointer, code }): RowFault[] => {
      const [, number, column = ''] = ROW.exec(pointer) ?? [];
      if (number === undefined) return [];
      const row = Number(number);
      return [{ row, column, code, words: wordsOf(file, faults, { row, column, code }) }];
    })
    .sort((a, b) => a.row - b.row);
}

function wordsOf(
  file: CsvFile,
  faults: readonly Fault[],
  { row, column, code }: Omit<RowFault, 'words'>,
): string {
  if (code === 'duplicate-row') {
    const others = sameAddress(file, faults, row).filter((one) => one !== row);
    return others.length === 0
      ? 'is in another row, too'
      : `is in row ${others.map(String).join(', ')}, too: everybody has one row`;
  }
  if (column !== '' && cellOf(file, row, column)?.trim() === '') return WORDS.blank!;
  if (column === 'consent') return 'is neither “yes” nor empty';
  return WORDS[code] ?? 'cannot be accepted';
}

/** Rows that were refused because they have the address of this one, itself among them. */
function sameAddress(file: CsvFile, faults: readonly Fault[], row: number): number[] {
  const address = cellOf(file, row, 'email')?.toLowerCase();
  return faults
    .filter(({ code }) => code === 'duplicate-row')
    .map(({ pointer }) => Number(ROW.exec(pointer)?.[1]))
    .filter((one) => cellOf(file, one, 'email')?.toLowerCase() === address);
}

/** What is wrong with the file as a whole, in words: none of its rows was looked at. */
export function fileFaults(file: CsvFile, faults: readonly Fault[]): string[] {
  return faults
    .filter(({ pointer }) => !ROW.test(pointer))
    .map(({ pointer, code, detail }) => {
      const column = Number(/^\/columns\/(\d+)$/.exec(pointer)?.[1]);
      const name = file.records[0]?.cells[column - 1]?.trim();
      if (code === 'unknown-header') {
        return `Column ${column} is called “${name}”. Take it out, or call it what it is: ${detail?.replace('one of ', '')}.`;
      }
      if (code === 'duplicate-header') return `Column ${column} is called “${name}”, as another one is.`;
      if (code === 'required') return `There is no column “${detail}” in the first row.`;
      if (code === 'columns') return `There are too many columns in the first row: ${detail}.`;
      return FILE_WORDS[code] ?? 'The file cannot be accepted.';
    });
}

const FILE_WORDS: Record<string, string> = {
  'no-rows': 'There is nobody in the file: the first row names the columns, each further row is a person.',
  'line-ending': 'The rows end in an outdated way. Save the file as “CSV UTF-8”, not as “CSV (Macintosh)”.',
  delimiter: 'It cannot be told what separates the cells. Save the file as “CSV UTF-8”.',
  encoding: 'It cannot be told how letters such as é are written. Save the file as “CSV UTF-8”.',
};

/**
 * The rows that have to be left out for the others to be accepted; of those with one address the first can stay.
 * None where a quotation mark is wrong: then nobody can tell where the next row begins.
 */
export function rowsToLeaveOut(file: CsvFile, faults: readonly Fault[]): number[] {
  const rows = rowFaults(file, faults);
  if (rows.some(({ code }) => code === 'quote')) return [];
  const isFirst = ({ row, code }: RowFault) =>
    code === 'duplicate-row' && Math.min(...sameAddress(file, faults, row)) === row;
  return [...new Set(rows.filter((one) => !isFirst(one)).map(({ row }) => row))];
}
