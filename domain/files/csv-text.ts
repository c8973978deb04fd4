import type { CohortRecords, Reader } from './cohort-records.ts';
import { BOM, csvLine } from './csv.ts';
import type { DataFile } from './data-file.ts';

/** Characters that are handed on at once: enough that the handing on costs nothing. */
const PIECE = 32_768;

/** A file as text, in pieces that are made as they are asked for. */
export async function* csvText(
  file: DataFile,
  records: CohortRecords,
  reader: Reader,
): AsyncGenerator<string> {
  let piece = file.isForProgram ? '' : BOM;
  for await (const row of file.rows(records, reader)) {
    piece += csvLine(row);
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
