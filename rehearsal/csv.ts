/** Spreadsheets take a text that begins so for a formula (full-width forms too), and some run it. */
const FORMULA = /^[\s]*[=+\-@\t\r\n＝＋－＠]/;

/** One line of a CSV file as RFC 4180 has it, CRLF included. Texts are inert in spreadsheets; numbers stay numbers. */
export const csvLine = (cells: readonly (string | number | undefined)[]): string =>
  `${cells.map(cellText).join(',')}\r\n`;

function cellText(cell: string | number | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const inert = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
