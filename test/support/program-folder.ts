import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ProgramFileError } from '../../platform/program-file-error.ts';
import { loadProgram } from '../../platform/program-files.ts';

/** A small valid program in another country, to change one thing of. */
export const ENHANCED_CARE = join(import.meta.dirname, 'programs', 'enhanced-care');

/** New text of a file, or its old text changed; undefined removes the file. */
export type Edit = string | Uint8Array | ((text: string) => string) | undefined;

/** Puts one text in place of another, which must be there. */
export const replacing = (old: string, text: string) => (whole: string) => {
  if (!whole.includes(old)) throw new Error(`The fixture has no "${old}".`);
  return whole.replace(old, () => text);
};

/** An empty folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'programs-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** A copy of the small program under `root`, with some of its files edited. */
export function programFolder(
  edits: Record<string, Edit> = {},
  root = temporaryFolder(),
  name = 'program',
): string {
  const folder = join(root, name);
  cpSync(ENHANCED_CARE, folder, { recursive: true });
  for (const [path, edit] of Object.entries(edits)) {
    const file = join(folder, path);
    if (edit === undefined) rmSync(file);
    else writeFileSync(file, typeof edit === 'function' ? edit(readFileSync(file, 'utf8')) : edit);
  }
  return folder;
}

/** One change to the small program, by file. */
export const inProgram = (old: string, text: string): Record<string, Edit> => ({
  'program.yaml': replacing(old, text),
});
export const inSurvey = (old: string, text: string): Record<string, Edit> => ({
  'surveys/module-review.json': replacing(old, text),
});
export const inMail = (name: string, old: string, text: string): Record<string, Edit> => ({
  [`mail/${name}.md`]: replacing(old, text),
});

/** What is wrong, the edit that makes it so, and how each line of the refusal begins. */
export type FaultRow = [what: string, edit: Record<string, Edit>, says: string | string[]];

/** The message with which the edited program is refused, paths within the program; undefined when it loads. */
export function refusal(edits: Record<string, Edit>): string | undefined {
  const folder = programFolder(edits);
  try {
    loadProgram(folder);
    return undefined;
  } catch (error) {
    if (!(error instanceof ProgramFileError)) throw error;
    return error.message.replaceAll(`${folder}/`, '');
  }
}

/** The lines of a refusal, each cut to the length of what is expected of it. */
export const beginnings = (message: string | undefined, says: string[]): string[] =>
  (message ?? 'it loads').split('\n').map((line, index) => line.slice(0, says[index]?.length));
