import { Button } from '@mantine/core';
import { BOM, csvLine } from '../../../domain/files/csv.ts';
import { downloadText } from '../parts/download-text.ts';

const COLUMNS = [
  ['name', 'Needed', 'As mails address them, such as Dr. Ada Okafor'],
  ['email', 'Needed', 'Each address once'],
  ['timeZone', 'Optional', 'Such as America/New_York; empty for the cohort’s own'],
  ['consent', 'Optional', 'yes for whoever has agreed to take part, otherwise empty'],
  ['awayUntil', 'Optional', 'Their first day back, such as 2027-03-11: no mail before'],
] as const;

const TEMPLATE = BOM + csvLine(COLUMNS.map(([name]) => name));

const ZONES = Intl.supportedValuesOf('timeZone').filter((zone) => zone.includes('/'));

/** How a file has to look, and one to begin with. */
export const Columns = () => (
  <details className="how">
    <summary>How the file has to look</summary>
    <p>
      The first row names the columns, exactly as here and in any order; each further row is one person. Files
      from Excel can be used as they are, whether commas, semicolons or tabs stand between the cells.
    </p>
    <div className="scroll">
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Needed?</th>
            <th scope="col">What it says</th>
          </tr>
        </thead>
        <tbody>
          {COLUMNS.map(([name, needed, what]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{needed}</td>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    <p>
      <Button variant="default" onClick={() => downloadText('people.csv', TEMPLATE)}>
        Download an empty file with these columns
      </Button>
    </p>
    <details>
      <summary>All time zones</summary>
      <p className="zones">{ZONES.join(', ')}</p>
    </details>
  </details>
);
