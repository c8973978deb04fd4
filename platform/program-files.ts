import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Program, type ProgramVersion } from '../domain/programs/program.ts';
import type { Inconsistency } from '../domain/programs/program-consistency.ts';
import { mailUses, missingFiles, unusedFiles } from '../domain/programs/program-references.ts';
import { scaleFaults } from '../domain/surveys/scale-check.ts';
import { readChecked } from './checked-file.ts';
import { contentHash } from './content-hash.ts';
import { holidayCodeExists } from './holidays.ts';
import { readMails } from './mail-files.ts';
import { opened } from './opened.ts';
import { type FileFault, ProgramFileError } from './program-file-error.ts';
import { faultAt } from './source-file.ts';
import type { StructuredFile } from './structured-file.ts';
import { readSurveys } from './survey-files.ts';

/**
 * A version is stored as one document, and an item of DynamoDB has at most 400 KB with its key (FAULTS F46). The same on
 * one machine, so that a program that was tried there can be deployed.
 */
const LIMIT_KIB = 384;

/**
 * Reads a program from its folder: `program.yaml`, `surveys/*.json`, `mail/*.md` with `mail/footer.md`.
 * @throws ProgramFileError with every fault found; nothing is loaded then.
 */
export function loadProgram(folder: string): ProgramVersion {
  const { version, faults } = opened(() => readProgram(folder));
  if (!version || faults.length > 0) throw new ProgramFileError(faults);
  return version;
}

/**
 * Every program under a folder, one sub-folder each or a link to one, in the order of their ids.
 * @throws ProgramFileError with the faults of all of them, and where two claim one id (BAD-INPUT P22).
 */
export function loadPrograms(root: string): ProgramVersion[] {
  const programs = opened(() =>
    readdirSync(root, { withFileTypes: true })
      // A link is followed, as those to files are: left out, its program would be missing without a word.
      .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
      .map(({ name }) => readProgram(join(root, name))),
  );
  const faults = programs.flatMap((one) => one.faults);
  for (const { version, document } of programs) {
    const twin = programs.find(
      (other) => other.document !== document && other.version?.program.id === version?.program.id,
    );
    if (!document || !version || !twin?.document) continue;
    const message = `duplicate-id: ${twin.document.source.file} claims this program id too`;
    faults.push(faultAt(document.source, document.offsetOf(['id']).offset, message));
  }
  if (faults.length > 0) throw new ProgramFileError(faults);
  return programs
    .flatMap(({ version }) => version ?? [])
    .toSorted((a, b) => (a.program.id < b.program.id ? -1 : 1));
}

interface ReadProgram {
  /** Not to be used when there are faults. */
  version?: ProgramVersion;
  document?: StructuredFile;
  faults: FileFault[];
}

function readProgram(folder: string): ReadProgram {
  const { value: program, document, faults } = readChecked(join(folder, 'program.yaml'), Program);
  const uses = program ? mailUses(program) : [];
  const surveys = readSurveys(folder);
  const mails = readMails(folder, (id) => uses.filter((use) => use.mail === id).map(({ role }) => role));
  faults.push(...surveys.faults, ...mails.faults);
  if (!program || !document) return { faults };
  const inconsistent = [
    ...calendarFaults(program),
    ...missingFiles(program, surveys.ids, mails.ids),
    ...program.surveys.flatMap(({ id, scales }, index) => {
      const survey = surveys.surveys[id];
      return survey ? scaleFaults(survey, scales, ['surveys', index, 'scales']) : [];
    }),
  ];
  for (const { path, message } of inconsistent) {
    faults.push(faultAt(document.source, document.offsetOf(path).offset, message));
  }
  for (const name of unusedFiles(program, surveys.ids, mails.ids)) {
    const message = 'unused: program.yaml does not name this file';
    faults.push({ file: join(folder, name), line: 1, column: 1, message });
  }
  const content = { program, surveys: surveys.surveys, mails: mails.mails, footer: mails.footer };
  const version = { version: contentHash(content), ...content };
  const kib = Math.ceil(Buffer.byteLength(JSON.stringify(version)) / 1024);
  if (kib > LIMIT_KIB) {
    const message = `limit: with its surveys and mails it is ${kib} KiB, at most ${LIMIT_KIB} KiB`;
    faults.push(faultAt(document.source, 0, message));
  }
  return { version, document, faults };
}

const calendarFaults = ({ sendWindow }: Program): Inconsistency[] =>
  holidayCodeExists(sendWindow.holidays)
    ? []
    : [
        {
          path: ['sendWindow', 'holidays'],
          message: 'holidays: no such country or state; such as US-MA or NZ',
        },
      ];
