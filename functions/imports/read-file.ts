import { parse } from 'csv-parse/sync';
import { Invalid } from '../../domain/errors.ts';
import { HttpProblem } from '../middleware/problem.ts';

/** How a file is written. What is found and not said is refused with what was seen (BAD-INPUT C4). */
export interface FileForm {
  separator: Separator;
  encoding: Encoding;
}

/** What separates cells. Never guessed: whoever sends the file says which, or it is the comma. */
export const SEPARATORS = ['comma', 'semicolon', 'tab'] as const;

/** How the octets are letters. Never guessed, likewise; unless somebody says so it is UTF-8. */
export const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le'] as const;
type Separator = (typeof SEPARATORS)[number];
type Encoding = (typeof ENCODINGS)[number];

const CHARACTERS: Record<Separator, string> = { comma: ',', semicolon: ';', tab: '\t' };

/** A line of cells; `row` is its number as a spreadsheet shows it, the header being row 1. */
export interface Line {
  row: number;
  cells: string[];
}

/**
 * What stands for octets that are no UTF-8 once somebody has read them as text, as API Gateway does with every body of
 * the type `text/csv`: the names of a file of another encoding would be enrolled without their letters.
 */
const LOST = Buffer.from('\uFFFD');

/** Blank ones, too: a megabyte of them would keep the process from everybody else for seconds. */
const MOST_LINES = 10_000;

/** One fault that makes the whole file unreadable. */
const unreadable = (pointer: string, code: string, detail: string) =>
  new Invalid([{ pointer, code, detail }]);

/**
 * The lines of a CSV file that are not blank, cells exactly as they are (RFC 4180; LF or CRLF).
 * @throws Invalid `encoding`, `line-ending`, `delimiter` telling what was seen, `quote` with its row; HttpProblem 413 for
 * more than 10,000 lines
 */
export function readLines(bytes: Uint8Array, said: FileForm): Line[] {
  const text = decoded(bytes, said.encoding);
  if (/\r(?!\n)/.test(text)) throw unreadable('', 'line-ending', 'end lines with LF or CRLF');
  const seen = separatorOf(text.split('\n', 1)[0]!);
  if (seen && seen !== said.separator) {
    throw unreadable('', 'delimiter', `${seen}; this was to be ${said.separator}`);
  }
  const lines = parsed(text, CHARACTERS[said.separator]);
  if (lines.length > MOST_LINES) {
    throw new HttpProblem(413, 'rows', `The file has too many lines: at most ${MOST_LINES}, blank ones too.`);
  }
  return lines
    .map((cells, index) => ({ row: index + 1, cells }))
    .filter(({ cells }) => cells.length > 1 || cells[0]?.trim() !== '');
}

function parsed(text: string, delimiter: string): string[][] {
  try {
    return parse(text, {
      delimiter,
      relax_column_count: true,
      record_delimiter: ['\n', '\r\n'],
      to: MOST_LINES + 1,
    });
  } catch (error) {
    const { code, records } = error as { code?: string; records?: number };
    if (!code?.includes('QUOTE') || records === undefined) throw error;
    throw unreadable(
      `/rows/${records + 1}`,
      'quote',
      'a quote that is not closed, or in the middle of a cell',
    );
  }
}

function decoded(bytes: Uint8Array, said: Encoding): string {
  const seen = encodingOf(bytes);
  // Whatever is valid UTF-8 could also be read as windows-1252: then the word of the sender counts.
  if (seen !== said && !(seen === 'utf-8' && said === 'windows-1252')) {
    throw unreadable('', 'encoding', `${seen}; this was to be ${said}`);
  }
  const text = new TextDecoder(said).decode(bytes);
  // A file that was cut off may end in the middle of a letter.
  if (text.includes('\uFFFD') || (seen === 'utf-8' && Buffer.from(bytes).includes(LOST))) {
    throw unreadable('', 'encoding', 'letters were lost on the way; send it as utf-8');
  }
  return text;
}

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** The one that the header has most of; undefined where it has none. */
function separatorOf(header: string): Separator | undefined {
  const counts = SEPARATORS.map((one) => ({ one, count: header.split(CHARACTERS[one]).length - 1 }));
  const most = counts.reduce((a, b) => (b.count > a.count ? b : a));
  return most.count > 0 ? most.one : undefined;
}
