import type { ReactNode } from 'react';
import { type CsvFile, cellOf } from './csv-file.ts';

interface Props {
  file: CsvFile;
  label: string;
  /** What the further columns are called. */
  columns: readonly string[];
  rows: readonly { row: number; cells: readonly ReactNode[] }[];
}

/** Rows of a file by their number, with whom they are about as it stands in the file. */
export const RowsTable = ({ file, label, columns, rows }: Props) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: so that it can be scrolled by keyboard
  <section className="rows" aria-label={label} tabIndex={0}>
    <table className="plain">
      <thead>
        <tr>
          <th scope="col" className="number">
            Row
          </th>
          <th scope="col">Name</th>
          <th scope="col">E-mail</th>
          {columns.map((column) => (
            <th scope="col" key={column}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ row, cells }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row can have several faults, and the table never changes
          <tr key={index}>
            <td className="number">{row}</td>
            <th scope="row">{cellOf(file, row, 'name')?.trim() || <span className="quiet">none</span>}</th>
            <td>{cellOf(file, row, 'email')}</td>
            {cells.map((cell, place) => (
              <td key={columns[place]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
