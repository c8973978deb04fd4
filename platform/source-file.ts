import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FileFault } from './program-file-error.ts';

/** A text file as people edit it: LF line ends, no byte order mark. */
export interface SourceFile {
  file: string;
  text: string;
}

const LIMIT_KIB = 256;

/** Reads a UTF-8 text file of at most 256 KiB; a larger one is not read at all (BAD-INPUT P2). */
export function readSource(file: string): SourceFile | FileFault {
  const refuse = (message: string): FileFault => ({ file, line: 1, column: 1, message });
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) return refuse('missing-file: a program needs this file');
  if (found.isDirectory()) return refuse('type: must be a file');
  if (found.size > LIMIT_KIB * 1024) return refuse(`limit: at most ${LIMIT_KIB} KiB`);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
    return { file, text: text.replaceAll('\r\n', '\n') };
  } catch (cause) {
    if (cause instanceof TypeError) return refuse('encoding: must be UTF-8');
    throw cause;
  }
}

/** A fault at an offset (UTF-16 units) into the text. */
export function faultAt({ file, text }: SourceFile, offset: number, message: string): FileFault {
  const before = text.slice(0, offset);
  return { file, line: before.split('\n').length, column: offset - before.lastIndexOf('\n'), message };
}

/** The files of a folder with this extension (with its dot), by name; none where there is no folder. */
export function filesIn(folder: string, extension: string): { id: string; file: string }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(extension))
    .toSorted()
    .map((name) => ({ id: name.slice(0, -extension.length), file: join(folder, name) }));
}
