import { count } from '../words/moment.ts';
import { type CsvFile, emptyRows } from './csv-file.ts';

const ENCODINGS = {
  'utf-8': 'Unicode (UTF-8)',
  'utf-16le': 'Unicode (UTF-16)',
  'utf-16be': 'Unicode (UTF-16)',
  'windows-1252': 'Western European (Windows-1252)',
} as const;

const SEPARATORS = { comma: 'commas', semicolon: 'semicolons', tab: 'tabs' } as const;

/** How a file was read, and which of its rows are not sent. */
export function ReadAs({ file }: { file: CsvFile }) {
  const empty = new Set(emptyRows(file));
  const leftOut = file.leftOut.filter((row) => !empty.has(row));
  return (
    <>
      <p>
        {file.name}: {SEPARATORS[file.separator]} between the cells, {ENCODINGS[file.encoding]}. If names look
        wrong below, save the file as “CSV UTF-8” and choose it again.
      </p>
      {empty.size > 0 && (
        <p className="quiet">{count(empty.size, 'empty row is', 'empty rows are')} passed over.</p>
      )}
      {leftOut.length > 0 && (
        <p className="note">
          {count(leftOut.length, 'row')} left out: {leftOut.join(', ')}.{' '}
          {leftOut.length === 1 ? 'This person is' : 'These people are'} not enrolled.
        </p>
      )}
    </>
  );
}
