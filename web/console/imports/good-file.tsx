import { Button } from '@mantine/core';
import { YearBegins } from '../enroll/year-begins.tsx';
import { ResultHeading } from '../parts/result-heading.tsx';
import { count } from '../words/moment.ts';
import type { Checked } from './check-file.ts';
import { ReadAs } from './read-as.tsx';
import { RowsTable } from './rows-table.tsx';

interface Props {
  cohortId: string;
  checked: Extract<Checked, { kind: 'good' }>;
  /** Where the file was imported before, wholly or in part: what is to be known about that. */
  before: string | undefined;
  onConfirm: () => void;
}

const RESULTS = {
  new: <span className="state state-done">New: will be enrolled</span>,
  known: <span className="state state-none">Already there: not touched</span>,
};

/** What importing the file would do, row by row, and the button that does it. */
export function GoodFile({ cohortId, checked: { file, report }, before, onConfirm }: Props) {
  const people = count(report.new, 'person', 'people');
  return (
    <section aria-labelledby="checked">
      <ResultHeading id="checked">What will happen</ResultHeading>
      <p>
        <strong>
          {count(report.rows, 'row')} can be imported: {report.new.toLocaleString('en-US')} new,{' '}
          {report.known.toLocaleString('en-US')} already there.
        </strong>{' '}
        Nobody has been enrolled yet.
      </p>
      <ReadAs file={file} />
      {before && <p className="note">{before}</p>}
      <RowsTable
        file={file}
        label="The rows of the file"
        columns={['What happens']}
        rows={report.report.map(({ row, result }) => ({ row, cells: [RESULTS[result]] }))}
      />
      {report.known > 0 && (
        <p>
          Whoever is already there is not touched, whatever the file says: corrected, moved to another address
          or withdrawn by hand stays so.
        </p>
      )}
      {report.new === 0 ? (
        <p>Everybody in the file is there already: there is nothing to do.</p>
      ) : (
        <>
          <YearBegins
            cohortId={cohortId}
            whose={`The year of ${report.new === 1 ? 'this person' : 'these people'}`}
            also=" Until then the import can be undone."
          />
          <p>
            <Button onClick={onConfirm}>Enroll {people}</Button>
          </p>
        </>
      )}
    </section>
  );
}
