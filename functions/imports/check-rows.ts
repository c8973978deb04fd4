import type * as z from 'zod';
import type { Cohort } from '../../domain/cohorts/cohort.ts';
import type { Instant } from '../../domain/dates/instant.ts';
import { LocalDate } from '../../domain/dates/local-date.ts';
import { type Fault, Invalid } from '../../domain/errors.ts';
import type { ParticipantId } from '../../domain/id.ts';
import { Enrollment, enrolled } from '../../domain/participants/enrollment.ts';
import type { Participant } from '../../domain/participants/participant.ts';
import { away } from '../../domain/participants/year-settings.ts';
import { sameMailbox } from '../../domain/text.ts';
import { faultsOf } from '../middleware/faults.ts';
import type { Line } from './read-file.ts';

/** What a row of a file says about one person. */
const Row = Enrollment.extend({ awayUntil: LocalDate.optional() });
type RowData = z.infer<typeof Row>;

/** A row that can be imported; `row` is its number in the file. */
export interface ImportRow {
  row: number;
  data: RowData;
}

/** More than this helps nobody; the file is refused anyway. */
const MOST_FAULTS = 100;

/** A file that has more is of another kind, and each name is compared with every other. */
const MOST_COLUMNS = 100;

const COLUMNS = ['name', 'email', 'timeZone', 'consent', 'awayUntil'] as const;
type Column = (typeof COLUMNS)[number];

/**
 * The rows of a file, every one of them good. Consent is `yes` or empty. Faults point to the row as a spreadsheet
 * numbers it, and never repeat what stands there.
 * @throws Invalid with all faults, at most 100 (BAD-INPUT C1–C20)
 */
export function checkRows(
  lines: readonly Line[],
  cohort: Pick<Cohort, 'id' | 'timeZone'>,
  now: Instant,
): ImportRow[] {
  const [header, ...body] = lines;
  if (!header || body.length === 0) throw new Invalid([{ pointer: '', code: 'no-rows' }]);
  const columns = columnsOf(header);
  const faults: Fault[] = [];
  const rows = body.flatMap((line): ImportRow[] => {
    const pointer = `/rows/${line.row}`;
    if (line.cells.length !== columns.length) {
      faults.push({ pointer, code: 'columns', detail: `${columns.length} cells as in the header` });
      return [];
    }
    const cells = Object.fromEntries(
      columns.map((column, index) => [column, meaningOf(column, line.cells[index]!)]),
    );
    const checked = Row.safeParse(cells);
    const found = checked.success
      ? awayFaults(checked.data, cohort, now)
      : faultsOf(checked.error.issues, cells);
    faults.push(...found.map((fault) => ({ ...fault, pointer: pointer + fault.pointer })));
    return checked.success && found.length === 0 ? [{ row: line.row, data: checked.data }] : [];
  });
  faults.push(...duplicates(rows));
  if (faults.length > 0) throw new Invalid(faults.slice(0, MOST_FAULTS));
  return rows;
}

/** The record of a row's person, as enrolled by a form. @throws Invalid `past` or `range` */
export function personOf(
  { awayUntil, ...enrollment }: RowData,
  cohort: Pick<Cohort, 'id' | 'timeZone'>,
  id: ParticipantId,
  now: Instant,
): Participant {
  const participant = enrolled(cohort, enrollment, id, now);
  return awayUntil === undefined ? participant : away(participant, awayUntil, now);
}

function columnsOf({ cells }: Line): Column[] {
  if (cells.length > MOST_COLUMNS) {
    throw new Invalid([{ pointer: '/columns', code: 'columns', detail: `at most ${MOST_COLUMNS}` }]);
  }
  const faults: Fault[] = [];
  const names = cells.map((cell) => cell.trim());
  names.forEach((name, index) => {
    const pointer = `/columns/${index + 1}`;
    if (names.indexOf(name) < index) faults.push({ pointer, code: 'duplicate-header' });
    else if (!COLUMNS.some((column) => column === name)) {
      faults.push({ pointer, code: 'unknown-header', detail: `one of ${COLUMNS.join(', ')}` });
    }
  });
  for (const name of ['name', 'email']) {
    if (!names.includes(name)) faults.push({ pointer: '/columns', code: 'required', detail: name });
  }
  if (faults.length > 0) throw new Invalid(faults.slice(0, MOST_FAULTS));
  return names as Column[];
}

/** An empty cell says nothing; consent is said with `yes`. */
function meaningOf(column: Column, cell: string): unknown {
  if (column === 'consent' && cell === 'yes') return true;
  return cell === '' && column !== 'name' && column !== 'email' ? undefined : cell;
}

function awayFaults(data: RowData, cohort: Pick<Cohort, 'id' | 'timeZone'>, now: Instant): Fault[] {
  try {
    personOf(data, cohort, 'p-0000000000000000' as ParticipantId, now);
    return [];
  } catch (error) {
    if (error instanceof Invalid) return error.faults;
    throw error;
  }
}

/** Every row whose mailbox stands in another row as well. */
function duplicates(rows: readonly ImportRow[]): Fault[] {
  const byMailbox = Map.groupBy(rows, ({ data }) => sameMailbox(data.email));
  return [...byMailbox.values()]
    .filter((same) => same.length > 1)
    .flat()
    .map(({ row }) => ({ pointer: `/rows/${row}/email`, code: 'duplicate-row' }));
}
