/** One thing wrong in a file of a program. Line and column count from 1; the column in UTF-16 units. */
export interface FileFault {
  file: string;
  line: number;
  column: number;
  /** What is wrong and what would be right. */
  message: string;
}

/** More faults than this help nobody: the first ones cause the rest. */
const SHOWN = 100;

/** A program's files cannot be used; nothing of them was loaded. The message has one line per fault. */
export class ProgramFileError extends Error {
  override readonly name = 'ProgramFileError';
  /** In the order of files, lines and columns. */
  readonly faults: readonly FileFault[];
  constructor(faults: readonly FileFault[]) {
    const sorted = faults.toSorted(
      (a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column,
    );
    const lines = sorted
      .slice(0, SHOWN)
      .map((one) => `${one.file}:${one.line}:${one.column}: ${one.message}`);
    if (sorted.length > SHOWN) lines.push(`… and ${sorted.length - SHOWN} more`);
    super(lines.join('\n'));
    this.faults = sorted;
  }
}
