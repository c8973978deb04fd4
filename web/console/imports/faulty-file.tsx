import { Button } from '@mantine/core';
import { BOM, csvLine } from '../../../domain/files/csv.ts';
import { downloadText } from '../parts/download-text.ts';
import { ResultHeading } from '../parts/result-heading.tsx';
import { count } from '../words/moment.ts';
import type { Checked } from './check-file.ts';
import { type CsvFile, cellOf, rowsOf } from './csv-file.ts';
import { ReadAs } from './read-as.tsx';
import { fileFaults, type RowFault, rowFaults, rowsToLeaveOut } from './row-faults.ts';
import { RowsTable } from './rows-table.tsx';

/** As many as the API tells at once. */
const MOST_FAULTS = 100;

interface Props {
  checked: Extract<Checked, { kind: 'faulty' }>;
  onLeaveOut: (rows: number[]) => void;
}

/** What is wrong with a file that is refused, and what can be done about it. */
export function FaultyFile({ checked: { file, faults }, onLeaveOut }: Props) {
  const ofFile = fileFaults(file, faults);
  const ofRows = rowFaults(file, faults);
  const rows = new Set(ofRows.map(({ row }) => row)).size;
  const isCut = faults.length >= MOST_FAULTS;
  const toLeaveOut = rowsToLeaveOut(file, faults);
  return (
    <section aria-labelledby="checked">
      <ResultHeading id="checked">This file cannot be imported as it is</ResultHeading>
      {ofFile.length > 0 ? (
        <ul>
          {ofFile.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      ) : (
        <p>
          <strong>
            {isCut && 'At least '}
            {rows} of {count(rowsOf(file), 'row')} {rows === 1 ? 'has' : 'have'} something wrong.
          </strong>{' '}
          {isCut && `Only the first ${MOST_FAULTS} mistakes are listed. `}
          Nobody has been enrolled. Correct the file and choose it again
          {toLeaveOut.length > 0 &&
            `, or go on without ${toLeaveOut.length === 1 ? 'this row' : 'these rows'}`}
          .
        </p>
      )}
      <ReadAs file={file} />
      {ofRows.length > 0 && (
        <>
          <RowsTable
            file={file}
            label="The rows with something wrong"
            columns={['What is wrong']}
            rows={ofRows.map(({ row, column, words }) => ({
              row,
              cells: [
                <>
                  {column && <strong>{column}</strong>} {words}.
                </>,
              ],
            }))}
          />
          <p className="row">
            {toLeaveOut.length > 0 && (
              <Button onClick={() => onLeaveOut(toLeaveOut)}>
                Leave out {count(toLeaveOut.length, 'row')} and check the others
              </Button>
            )}
            <Button variant="default" onClick={() => downloadText('faulty-rows.csv', listOf(file, ofRows))}>
              Download this list
            </Button>
          </p>
          {toLeaveOut.length < rows && toLeaveOut.length > 0 && (
            <p className="quiet">Of rows with the same address the first one stays.</p>
          )}
        </>
      )}
    </section>
  );
}

/** What is wrong as a file for whoever keeps the original one. */
const listOf = (file: CsvFile, faults: readonly RowFault[]): string =>
  [
    BOM,
    csvLine(['row', 'column', 'code', 'what is wrong', 'name', 'email']),
    ...faults.map(({ row, column, code, words }) =>
      csvLine([row, column, code, words, cellOf(file, row, 'name'), cellOf(file, row, 'email')]),
    ),
  ].join('');
