import type { Cohort } from '../../domain/cohorts/cohort.ts';
import type { Instant } from '../../domain/dates/instant.ts';
import { HttpProblem } from '../middleware/problem.ts';
import { checkRows, type ImportRow } from './check-rows.ts';
import { importIdOf } from './import-record.ts';
import { type FileForm, readLines } from './read-file.ts';

const MOST_ROWS = 2000;

/** A file whose every row is good. */
interface CheckedFile {
  id: string;
  rows: readonly ImportRow[];
}

/** The file that was checked last: whoever imports it sends it again with every call. */
let last: { key: string; file: CheckedFile } | undefined;

/**
 * The rows of a file that is to be imported into a cohort. Remembered for an hour at most,
 * because rules about dates look at the day.
 * @throws Invalid with all faults, HttpProblem 413 for more than 2,000 rows
 */
export function checkedFile(
  bytes: Uint8Array,
  form: FileForm,
  cohort: Pick<Cohort, 'id' | 'timeZone'>,
  now: Instant,
): CheckedFile {
  const id = importIdOf(cohort.id, bytes);
  const key = [id, form.separator, form.encoding, cohort.timeZone, now.slice(0, 13)].join(' ');
  if (last?.key === key) return last.file;
  const lines = readLines(bytes, form);
  if (lines.length > MOST_ROWS + 1) {
    throw new HttpProblem(413, 'rows', `The file has too many rows: at most ${MOST_ROWS}.`);
  }
  const file = { id, rows: checkRows(lines, cohort, now) };
  last = { key, file };
  return file;
}
