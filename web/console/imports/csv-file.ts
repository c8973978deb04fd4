import { ApiProblem } from '../api/problem.ts';
import { type CsvRecord, csvRecords } from './csv-records.ts';

/** As the API names them in its query. */
const SEPARATORS = { comma: ',', semicolon: ';', tab: '\t' } as const;
export type Separator = keyof typeof SEPARATORS;
const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le'] as const;
export type Encoding = (typeof ENCODINGS)[number];

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
  sent: { bytes: Uint8Array<ArrayBuffer>; encoding: Encoding };
}

/** Octets, as the API has it. */
const MOST_BYTES = 1024 * 1024;

/** A file that need not be sent to know that it cannot be read. */
const unreadable = (words: string) => new ApiProblem(422, 'unreadable', words);

/**
 * Reads a file; how it is written is found out unless it is said. @throws ApiProblem `unreadable`
 */
export function csvFile(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  said: { separator?: Separator; encoding?: Encoding } = {},
): CsvFile {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    throw unreadable(
      'This is an Excel workbook. In Excel choose “Save as” and the type “CSV UTF-8”, then choose that file here.',
    );
  }
  if (bytes.length > MOST_BYTES) {
    throw unreadable('This file is too large: at most 1 MB and 2,000 people. Divide it into several files.');
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    throw unreadable('This kind of Unicode file cannot be read. Save it as “CSV UTF-8”.');
  }
  const encoding = said.encoding ?? encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  const separator = said.separator ?? separatorOf(text.split('\n', 1)[0]!);
  const records = csvRecords(text, SEPARATORS[separator]);
  return { name, separator, encoding, records, leftOut: [], sent: { bytes, encoding } };
}

/**
 * The file without some of its rows. Each leaves a blank line, which the API ignores, so that the others keep their
 * numbers; and the same rows left out of the same file make the same octets, which are the same import.
 */
export function withoutRows(file: CsvFile, rows: readonly number[]): CsvFile {
  if (rows.length === 0) return file;
  const leftOut = [...new Set([...file.leftOut, ...rows])].sort((a, b) => a - b);
  const out = new Set(leftOut);
  const text = file.records.map(({ raw }, index) => (out.has(index + 1) ? '' : raw)).join('\n');
  return { ...file, leftOut, sent: { bytes: new TextEncoder().encode(text), encoding: 'utf-8' } };
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

export const isSeparator = (text: string): text is Separator => Object.hasOwn(SEPARATORS, text);
export const isEncoding = (text: string): text is Encoding => ENCODINGS.some((one) => one === text);
