import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Summary } from './summary.ts';

/** The folder cannot be written to without harm; the message is one line. */
export class FolderRefused extends Error {
  override readonly name = 'FolderRefused';
}

const SUMMARY = 'summary.json';

/** What a rehearsal leaves in its folder: the files, and in the sub-folders the files of one kind. */
const FILES = [SUMMARY, 'timeline.csv', 'responses.csv'];
const SUBFOLDERS = { mail: '.eml', calendar: '.ics' };

/** @throws FolderRefused for no name, a file, and a folder with anything in it but a former rehearsal. */
export function requireUsable(folder: string): void {
  // A path without a name is the folder one works in, whatever is in it.
  if (folder === '') throw new FolderRefused('--out names a folder.');
  const found = inOneLine(() => statSync(folder, { throwIfNoEntry: false }));
  if (!found) return;
  if (!found.isDirectory()) throw new FolderRefused(`${folder} is a file; --out names a folder.`);
  if (inOneLine(() => readdirSync(folder)).length === 0 || isRehearsal(folder)) return;
  throw new FolderRefused(
    `${folder} has other files in it; --out names a new folder, or one of a rehearsal.`,
  );
}

/** Before a life that may take minutes: afterwards it would be lost. @throws FolderRefused where it cannot be made. */
export function makeFolder(folder: string): void {
  inOneLine(() => mkdirSync(folder, { recursive: true }));
}

/** @throws FolderRefused with what the system says */
function inOneLine<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    throw new FolderRefused(`--out: ${(error as Error).message}.`, { cause: error });
  }
}

function isRehearsal(folder: string): boolean {
  try {
    const summary = JSON.parse(readFileSync(join(folder, SUMMARY), 'utf8')) as Partial<Summary> | null;
    return summary?.kind === 'rehearsal';
  } catch {
    return false;
  }
}

/** Empties the folder of what a former rehearsal wrote, and of nothing else. @throws FolderRefused */
export function prepareFolder(folder: string): void {
  requireUsable(folder);
  for (const file of FILES.slice(1)) rmSync(join(folder, file), { force: true });
  for (const [name, extension] of Object.entries(SUBFOLDERS)) {
    const subfolder = join(folder, name);
    const files = existsSync(subfolder) ? readdirSync(subfolder) : [];
    for (const file of files) if (file.endsWith(extension)) rmSync(join(subfolder, file));
    mkdirSync(subfolder, { recursive: true });
  }
}

/** Written first, so that an interrupted rehearsal's folder is known again, and once more when all is done. */
export const writeSummary = (folder: string, summary: Summary): void =>
  writeFileSync(join(folder, SUMMARY), `${JSON.stringify(summary, null, 2)}\n`);
