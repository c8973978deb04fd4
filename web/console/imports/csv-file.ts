import { ApiProblem } from '../api/problem.ts';
import { type CsvRecord, csvRecords } from './csv-records.ts';

/** As the API names them in its query. */
const SEPARATORS = { comma: ',', semicolon: ';', tab: '\t' } as const;
type Separator = keyof typeof SEPARATORS;
type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be';

/** A CSV file as the browser has read it, and what is sent of it. */
export interface CsvFile {
  name: string;
  separator: Separator;
  /** How it is written. */
  encoding: Encoding;
  /** All of the file; row `n` of a spreadsheet is the record before index `n`. */
  records: readonly CsvRecord[];
  /** Rows that are not sent, in ascending order. */
  leftOut: readonly number[];
  /** What is sent, in UTF-8 however the file is written: a gateway may hand the body on as text. */
  bytes: Uint8Array<ArrayBuffer>;
}

/** Octets, as the API has it. */
const MOST_BYTES = 1024 * 1024;

/** A file that need not be sent to know that it cannot be read. */
const unreadable = (words: string) => new ApiProblem(422, 'unreadable', words);

/** Reads a file; how it is written is found out. @throws ApiProblem `unreadable` */
export function csvFile(name: string, bytes: Uint8Array<ArrayBuffer>): CsvFile {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    throw unreadable(
      'This is an Excel workbook. In Excel choose “Save as” and the type “CSV UTF-8”, then choose that file here.',
    );
  }
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  const separator = separatorOf(text.split('\n', 1)[0]!);
  const sent = encoding === 'utf-8' ? bytes : new TextEncoder().encode(text);
  if (sent.length > MOST_BYTES) {
    throw unreadable('This file is too large: at most 1 MB and 2,000 people. Divide it into several files.');
  }
  return {
    name,
    separator,
    encoding,
    records: csvRecords(text, SEPARATORS[separator]),
    leftOut: [],
    bytes: sent,
  };
}

/** The file with another separator than the one that was found. */
export const separatedBy = (file: CsvFile, separator: Separator): CsvFile => ({
  ...file,
  separator,
  records: csvRecords(new TextDecoder().decode(file.bytes), SEPARATORS[separator]),
});

/**
 * The file without some of its rows. Each leaves a blank line, which the API ignores, so that the others keep their
 * numbers; and the same rows left out of the same file make the same octets, which are the same import.
 */
export function withoutRows(file: CsvFile, rows: readonly number[]): CsvFile {
  if (rows.length === 0) return file;
  const leftOut = [...new Set([...file.leftOut, ...rows])].sort((a, b) => a - b);
  const out = new Set(leftOut);
  const text = file.records.map(({ raw }, index) => (out.has(index + 1) ? '' : raw)).join('\n');
  return { ...file, leftOut, bytes: new TextEncoder().encode(text) };
}

/** What a row has in a column of that name, as it stands in the file; undefined where it has none. */
export function cellOf({ records }: CsvFile, row: number, column: string): string | undefined {
  const index = records[0]?.cells.findIndex((cell) => cell.trim() === column) ?? -1;
  return index < 0 ? undefined : records[row - 1]?.cells[index];
}

/** Rows of people that are sent: neither the header nor blank. */
export const rowsOf = ({ records, leftOut }: CsvFile): number =>
  records.slice(1).filter(({ cells }) => cells.length > 1 || cells[0]?.trim() !== '').length - leftOut.length;

/** Rows that a spreadsheet wrote although nothing stands in them: separators alone. */
export const emptyRows = ({ records }: CsvFile): number[] =>
  records.flatMap(({ cells }, index) =>
    cells.length > 1 && cells.every((cell) => cell.trim() === '') ? [index + 1] : [],
  );

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** The one that the header has most of. */
function separatorOf(header: string): Separator {
  const count = (one: Separator) => header.split(SEPARATORS[one]).length;
  const names = Object.keys(SEPARATORS) as Separator[];
  return names.reduce((most, one) => (count(one) > count(most) ? one : most));
}

/** The API says in words what it saw in a file; only these can be chosen instead. */
export const isSeparator = (text: string): text is Separator => Object.hasOwn(SEPARATORS, text);
