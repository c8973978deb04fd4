/** A text that begins with a number, `-1, No`: the minus of a number begins no formula. */
interface NumberedText {
  number: number;
  text: string;
}

/** One cell of a row: a number stays a number, undefined leaves the cell empty. */
export type Cell = string | number | NumberedText | undefined;

/** One line of a file, in the order of its header. */
export type Row = readonly Cell[];

/** Spreadsheets take a text that begins so for a formula (full-width forms too), and some run it. */
const FORMULA = '=+\\-@＝＋－＠';
/** At the start of a cell, also behind white space and quotes; and a line that begins with a tab or a line break. */
const AT_START = new RegExp(`^'*(?:[\\s"]*[${FORMULA}]|[\\t\\r\\n])`);
/**
 * The apostrophes, or none, where a spreadsheet that takes another separator than the comma, or ends a row at every line
 * break, begins a cell. Looked for from what begins a formula backwards: from each of a thousand line breaks onwards would
 * be a million steps.
 */
const INSIDE = new RegExp(`(?<!')'*(?=[${FORMULA}])(?<=[;\\t\\r\\n][\\s"]*'*)`, 'g');

/**
 * The text as it is written to a file: inert in spreadsheets (BAD-INPUT S9), by an apostrophe before what would be
 * a formula, and before as many apostrophes as are there already, so that `restored` gives exactly the text back.
 * @throws RangeError for NUL, which no text of ours may have
 */
export function inert(text: string): string {
  if (text.includes('\u0000')) throw new RangeError('A cell has a NUL character.');
  const within = text.replace(INSIDE, "'$&");
  return AT_START.test(within) ? `'${within}` : within;
}

/** The text that `inert` was given, from a cell that was read from a file. */
export function restored(cell: string): string {
  const within = cell.startsWith("'") && AT_START.test(cell) ? cell.slice(1) : cell;
  return within.replace(INSIDE, (apostrophes) => apostrophes.slice(1));
}

/** One line of a CSV file as RFC 4180 has it, CRLF included. Texts are inert in spreadsheets; numbers stay numbers. */
export const csvLine = (cells: Row): string => `${cells.map(cellText).join(',')}\r\n`;

function cellText(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const text = typeof cell === 'string' ? inert(cell) : `${cell.number}${inert(cell.text)}`;
  return /^\s|\s$|[",;\r\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Without it Excel reads UTF-8 as the machine's old code page. */
export const BOM = '\uFEFF';
