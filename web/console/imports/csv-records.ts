/** One record of a CSV file: its cells, and its text without the line end. */
export interface CsvRecord {
  raw: string;
  cells: string[];
}

/**
 * The records of a CSV text in the numbering of the API: a blank line is one with one empty cell, a line break between
 * quotes ends none. Where quotes are wrong, which the API refuses, it only has to end.
 */
export function csvRecords(text: string, separator: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  for (let at = 0; at < text.length; ) {
    const record = recordAt(text, separator, at);
    records.push(record);
    at += record.raw.length;
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  return records;
}

function recordAt(text: string, separator: string, start: number): CsvRecord {
  const cells: string[] = [];
  for (let at = start; ; at += 1) {
    const quoted = text[at] === '"' ? quotedAt(text, at) : '';
    at += quoted.length;
    const plain = plainAt(text, separator, at);
    at += plain.length;
    cells.push(unquoted(quoted) + plain);
    if (text[at] !== separator) return { raw: text.slice(start, at), cells };
  }
}

/** From the quote that opens to the one that closes, or to the end of the text. */
function quotedAt(text: string, start: number): string {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  return text.slice(start, end < 0 ? text.length : end + 1);
}

const unquoted = (quoted: string): string => quoted.replace(/^"|"$/g, '').replaceAll('""', '"');

function plainAt(text: string, separator: string, start: number): string {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n') end += 1;
  const isCrLf = text[end] === '\n' && end > start && text[end - 1] === '\r';
  return text.slice(start, isCrLf ? end - 1 : end);
}
