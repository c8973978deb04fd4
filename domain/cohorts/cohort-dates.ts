import type { Instant } from '../dates/instant.ts';
import type { LocalDate } from '../dates/local-date.ts';
import { type Offset, plusOffset } from '../dates/offset.ts';
import type { Fault } from '../errors.ts';
import { Invalid } from '../errors.ts';
import type { Program } from '../programs/program.ts';
import type { Anchors } from './cohort.ts';

/** Trainings further away than this, past or future, are typing mistakes (BAD-INPUT E27). */
const YEARS_AROUND = 5;

/** Public holidays by date with their names, both days included; `code` as in a program's send window. */
export type PublicHolidays = (code: string, from: LocalDate, until: LocalDate) => Record<string, string>;

/**
 * The anchors if they are those of the program: each one there, no other, within five years of today, and in the
 * order in which the program names them. @throws Invalid with pointers below `pointer`
 */
export function checkedAnchors(
  program: Program,
  anchors: Anchors,
  now: Instant,
  pointer = '/anchors',
): Anchors {
  const faults: Fault[] = [];
  const today = now.slice(0, 10) as LocalDate;
  const earliest = plusOffset(today, `-P${YEARS_AROUND}Y` as Offset);
  const latest = plusOffset(today, `P${YEARS_AROUND}Y` as Offset);
  for (const name of Object.keys(anchors)) {
    if (!program.anchors.includes(name))
      faults.push({ pointer: `${pointer}/${name}`, code: 'unknown-property' });
  }
  let before: LocalDate | undefined;
  for (const name of program.anchors) {
    const at = `${pointer}/${name}`;
    const date = Object.hasOwn(anchors, name) ? anchors[name] : undefined;
    if (date === undefined) faults.push({ pointer: at, code: 'required' });
    else if (date < earliest || date > latest) {
      faults.push({ pointer: at, code: 'range', detail: 'at most five years from today' });
    } else if (before !== undefined && date < before) {
      faults.push({ pointer: at, code: 'order', detail: `not before the one before it` });
    }
    before = date ?? before;
  }
  if (faults.length > 0) throw new Invalid(faults);
  return anchors;
}

/** No date of a program is further from its anchor than this, and none is shifted by more than 30 days. */
const YEARS_BEFORE = 3;
const YEARS_AFTER = 3;

/**
 * The holidays that dates counted from these anchors can meet. Years that are `known` stay as they were listed, so
 * that no date changes because a library did.
 */
export function holidaysAround(
  program: Program,
  anchors: Anchors,
  publicHolidays: PublicHolidays,
  known: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const years = Object.values(anchors).map((date) => Number(date.slice(0, 4)));
  const from = `${Math.min(...years) - YEARS_BEFORE}-01-01` as LocalDate;
  const until = `${Math.max(...years) + YEARS_AFTER}-12-31` as LocalDate;
  const knownYears = new Set(Object.keys(known).map((date) => date.slice(0, 4)));
  const listed = Object.entries(publicHolidays(program.sendWindow.holidays, from, until));
  const added = listed.filter(([date]) => !knownYears.has(date.slice(0, 4)));
  return { ...known, ...Object.fromEntries(added) };
}
