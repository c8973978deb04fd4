import { ApiProblem, type Fault } from '../api/problem.ts';
import { type CsvFile, isSeparator, separatedBy } from './csv-file.ts';
import type { ImportReport } from './import-state.ts';

/** What the API says about a file before anything is done with it. */
export type Checked =
  | { kind: 'good'; file: CsvFile; report: ImportReport }
  | { kind: 'faulty'; file: CsvFile; faults: readonly Fault[] };

/** Sends a file to be looked at. */
type DryRun = (file: CsvFile) => Promise<ImportReport>;

/**
 * Asks what importing a file would do; nothing is changed. Where the API sees another separator than was found here, the
 * file is read and asked about once more. @throws ApiProblem for anything but faults in the file
 */
export async function checkFile(dryRun: DryRun, file: CsvFile): Promise<Checked> {
  const first = await checkOnce(dryRun, file);
  const other = first.kind === 'faulty' && readOtherwise(first.file, first.faults);
  return other ? checkOnce(dryRun, other) : first;
}

async function checkOnce(dryRun: DryRun, file: CsvFile): Promise<Checked> {
  try {
    return { kind: 'good', file, report: await dryRun(file) };
  } catch (error) {
    const isAboutFile = error instanceof ApiProblem && error.code === 'invalid-content';
    if (!isAboutFile) throw error;
    return { kind: 'faulty', file, faults: error.faults };
  }
}

/** The file as the API saw it, "semicolon; this was to be comma"; undefined where that is not what is wrong. */
function readOtherwise(file: CsvFile, [fault]: readonly Fault[]): CsvFile | undefined {
  const seen = fault?.detail?.split(';', 1)[0] ?? '';
  return fault?.code === 'delimiter' && isSeparator(seen) ? separatedBy(file, seen) : undefined;
}
