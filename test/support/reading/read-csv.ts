import { parse } from 'csv-parse/sync';
import type { CohortRecords, Reader } from '../../../domain/files/cohort-records.ts';
import { restored } from '../../../domain/files/csv.ts';
import { csvText } from '../../../domain/files/csv-text.ts';
import { DATA_FILES } from '../../../domain/files/data-files.ts';
import { textOf } from '../http-call.ts';

export type CsvRecord = Record<string, string>;

/** A file of ours as its rows by column, its texts as they were before they were made inert. */
export function readCsv(text: string): CsvRecord[] {
  const rows: string[][] = parse(text, { bom: true, record_delimiter: '\r\n' });
  const [header, ...lines] = rows.map((row) => row.map(restored));
  return lines.map((line) => Object.fromEntries(header!.map((column, index) => [column, line[index]!])));
}

/** One file of a cohort as text. */
export const fileText = (name: string, records: CohortRecords, reader: Reader): Promise<string> =>
  textOf(csvText(DATA_FILES.find((file) => file.name === name)!, records, reader));
