import type { CohortRecords, Reader } from './cohort-records.ts';
import type { Row } from './csv.ts';

/** One kind of file that staff can have of a cohort. */
export interface DataFile {
  /** Its name in addresses, and with `.csv` that of the attachment. */
  name: string;
  title: string;
  /** What is in it, for whoever chooses a file. */
  about: string;
  /** For a program that reads UTF-8 without being told: no byte order mark in front. */
  isForProgram?: true;
  /** The first row is the header. */
  rows(records: CohortRecords, reader: Reader): AsyncIterable<Row>;
}
