import { ProgramFileError } from './program-file-error.ts';

/** A folder or a file that cannot even be opened, in words; whatever else happens to it has its code. */
const UNREADABLE: Partial<Record<string, string>> = {
  ENOENT: 'missing-folder: the folder of programs belongs here',
  ENOTDIR: 'type: must be a folder',
  EACCES: 'unreadable: whoever starts this may not read it',
};

/** @throws ProgramFileError where the system refuses to open what is there. */
export function opened<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (cause) {
    const { code, path } = cause as NodeJS.ErrnoException;
    if (code === undefined || path === undefined) throw cause;
    const message = UNREADABLE[code] ?? `unreadable: ${code}`;
    throw new ProgramFileError([{ file: path, line: 1, column: 1, message }]);
  }
}
