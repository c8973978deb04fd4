import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { selectMails } from './mail-selection.ts';
import { prepareFolder, writeSummary } from './output-folder.ts';
import type { Rehearsal } from './rehearse.ts';
import { responsesCsv } from './responses-csv.ts';
import type { Summary } from './summary.ts';
import { timelineCsv } from './timeline-csv.ts';
import { writeMails } from './write-mails.ts';

/** More mails than this are written only when asked for: they take longer than the life that they are from. */
const MOST_MAILS = 2000;

/** What was written; the summary with the time that took. */
export interface Written {
  summary: Summary;
  /** Of how many people all mails were written. */
  people: number;
  mails: number;
}

/** Writes everything that a rehearsal leaves behind. @throws FolderRefused */
export async function writeOutputs(
  folder: string,
  { life, timelines, summary }: Rehearsal,
  { allMail }: { allMail: boolean },
): Promise<Written> {
  const begun = performance.now();
  prepareFolder(folder);
  writeSummary(folder, summary);
  await write(join(folder, 'timeline.csv'), timelineCsv(timelines));
  await write(join(folder, 'responses.csv'), responsesCsv(life));
  const { numbers, people } = selectMails(life, allMail ? Number.POSITIVE_INFINITY : MOST_MAILS);
  await writeMails(folder, life.mails, numbers);
  const { life: lived, output } = summary.wallMilliseconds;
  const wallMilliseconds = { life: lived, output: output + Math.round(performance.now() - begun) };
  const complete = { ...summary, wallMilliseconds };
  writeSummary(folder, complete);
  return { summary: complete, people, mails: numbers.length };
}

const write = (file: string, lines: Iterable<string>): Promise<void> =>
  pipeline(Readable.from(inPieces(lines)), createWriteStream(file));

/** A stream takes 64 KiB as easily as one line. */
function* inPieces(lines: Iterable<string>): Generator<string> {
  let piece = '';
  for (const line of lines) {
    piece += line;
    if (piece.length < 65_536) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}
