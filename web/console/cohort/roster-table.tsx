import {
  createColumnHelper,
  flexRender,
  getCoreRowModel,
  getSortedRowModel,
  type Row,
  useReactTable,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useMemo, useRef } from 'react';
import { Link } from 'wouter';
import type { Progress } from '../api/cohorts.ts';
import type { Participant } from '../api/participants.ts';
import { personText } from '../words/person.ts';
import { standingOf } from '../words/standing.ts';

/** In CSS pixels, as styles/roster.css has it. */
const ROW = 44;

/** A cohort of the usual size is seen whole: nobody looks for a fifteenth person below the edge of a box. */
const SEEN_WHOLE = 30;

const SORTED: Record<string, 'ascending' | 'descending' | undefined> = {
  asc: 'ascending',
  desc: 'descending',
};

const column = createColumnHelper<Participant>();

interface Props {
  cohortId: string;
  progress: Progress;
  people: Participant[];
}

/** A table of any length: only the rows that can be seen are in the page. */
export function RosterTable({ cohortId, progress, people }: Props) {
  const columns = useMemo(
    () => [
      column.accessor(personText, {
        id: 'name',
        header: 'Name',
        cell: ({ row, getValue }) => (
          <Link href={`/cohorts/${cohortId}/people/${row.original.id}`}>{getValue()}</Link>
        ),
      }),
      column.accessor(statusText, { id: 'status', header: 'Status' }),
      ...progress.touchpoints.map(({ touchpoint, title, kind }) =>
        column.accessor((person) => standingOf(person, touchpoint, kind).text, {
          id: touchpoint,
          header: title,
          cell: ({ row, getValue }) => (
            <span className={`state state-${standingOf(row.original, touchpoint, kind).look}`}>
              {getValue()}
            </span>
          ),
        }),
      ),
    ],
    [cohortId, progress.touchpoints],
  );
  const table = useReactTable({
    data: people,
    columns,
    getRowId: ({ id }) => id,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
  });
  const { rows } = table.getRowModel();
  const look = rows.length > SEEN_WHOLE ? 'roster' : 'roster whole';
  const frame = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW,
    overscan: 12,
  });
  const visible = virtual.getVirtualItems();
  const above = visible[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (visible.at(-1)?.end ?? 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section className={look} ref={frame} tabIndex={0} aria-label="Roster">
      <table aria-rowcount={rows.length + 1}>
        <colgroup>
          {columns.map(({ id }) => (
            <col key={id ?? 'name'} />
          ))}
        </colgroup>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} aria-rowindex={1}>
              {group.headers.map((header) => (
                <th
                  key={header.id}
                  scope="col"
                  className="cell head"
                  aria-sort={SORTED[String(header.column.getIsSorted())]}
                >
                  <button type="button" className="sort" onClick={header.column.getToggleSortingHandler()}>
                    {flexRender(header.column.columnDef.header, header.getContext())}
                  </button>
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          <Gap height={above} columns={columns.length} />
          {visible.map(({ index }) => {
            const row = rows[index]!;
            return <RosterRow key={row.id} row={row} index={index} columns={columns} />;
          })}
          <Gap height={below} columns={columns.length} />
        </tbody>
      </table>
    </section>
  );
}

interface RowProps {
  row: Row<Participant>;
  index: number;
  /** What its cells are made by: with others it is another row. */
  columns: readonly unknown[];
}

/** Made once for each row that comes into sight: scrolling leaves those that are there as they are. */
const RosterRow = memo(({ row, index }: RowProps) => (
  <tr aria-rowindex={index + 2}>
    {row.getVisibleCells().map((cell) => (
      <td key={cell.id} className="cell">
        {flexRender(cell.column.columnDef.cell, cell.getContext())}
      </td>
    ))}
  </tr>
));

/** Stands for the rows that are not in the page. */
const Gap = ({ height, columns }: { height: number; columns: number }) =>
  height > 0 && (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row of no content cannot get the focus
    <tr className="pad" aria-hidden="true">
      <td className="gap" colSpan={columns} style={{ height }} />
    </tr>
  );

function statusText({ status, mail, awayUntil }: Participant): string {
  if (status.kind === 'withdrawn') return 'Withdrawn';
  if (mail.kind === 'stopped') return 'No mail wanted';
  if (mail.kind === 'undeliverable') return 'Mail fails';
  return awayUntil ? `Away until ${awayUntil}` : 'Taking part';
}
