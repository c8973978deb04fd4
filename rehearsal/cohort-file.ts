import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { checkedAnchors } from '../domain/cohorts/cohort-dates.ts';
import type { Instant } from '../domain/dates/instant.ts';
import { Invalid } from '../domain/errors.ts';
import type { ProgramVersion } from '../domain/programs/program.ts';
import { readChecked } from '../platform/checked-file.ts';
import { type FileFault, ProgramFileError } from '../platform/program-file-error.ts';
import { faultAt } from '../platform/source-file.ts';
import { CohortFile } from './cohort-plan.ts';

/** The cohorts that are rehearsed unless others are asked for: those of academic year 2020. @throws ProgramFileError */
export function readExamples(programs: readonly ProgramVersion[]): CohortFile[] {
  const folder = join(import.meta.dirname, 'examples/ay2020');
  const files = globSync('*.yaml', { cwd: folder }).sort();
  return files.map((file) => readCohortFile(join(folder, file), programs));
}

/** Reads a cohort from a YAML or JSON file. @throws ProgramFileError with line, column and what would be right */
export function readCohortFile(file: string, programs: readonly ProgramVersion[]): CohortFile {
  const refuse = (faults: FileFault[]) => new ProgramFileError(faults.map(inWords));
  if (!existsSync(file)) {
    throw refuse([{ file, line: 1, column: 1, message: 'missing-file: there is no such file' }]);
  }
  const { value, document, faults } = readChecked(file, CohortFile);
  if (!value || !document) throw refuse(faults);
  const at = (path: string[], message: string) =>
    faultAt(document.source, document.offsetOf(path).offset, message);
  const program = programs.find((one) => one.program.id === value.programId)?.program;
  if (!program) {
    const known = programs.map((one) => one.program.id).join(', ');
    throw refuse([at(['programId'], `unknown-program: one of ${known}`)]);
  }
  try {
    // A rehearsal begins before its own dates, whenever they are: here only their order can be wrong.
    const today = `${Object.values(value.anchors)[0] ?? '2000-01-01'}T00:00:00.000Z` as Instant;
    checkedAnchors(program, value.anchors, today);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    throw refuse(
      error.faults.map(({ pointer, code, detail }) => {
        const path = pointer.split('/').slice(1);
        const right = detail ?? `the program's anchors are ${program.anchors.join(', ')}`;
        return at(path, `${code}: ${path.at(-1)}; ${right}`);
      }),
    );
  }
  return value;
}

/** Codes that the API answers with, for people who write files. */
const WORDS: Record<string, string> = {
  'date-format': 'a date in quotes, such as "2027-06-13"',
  date: 'there is no such day',
  email: 'one plain address, such as ann@hospital.example',
};

const inWords = (fault: FileFault): FileFault => {
  const words = WORDS[fault.message];
  return words ? { ...fault, message: `${fault.message}: ${words}` } : fault;
};
