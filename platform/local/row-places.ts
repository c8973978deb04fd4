import type { DatabaseSync } from 'node:sqlite';

/**
 * Documents of one of these types stand side by side in their table. They are changed again and again, many of them in
 * one commit; among rows of other types each would have a page of its own to be written. The largest type is last,
 * where a table grows best.
 */
const APART = ['journey', 'ledger', 'participant'];

/** Rows for one type: more than there will ever be, and all of them exact as JavaScript's numbers. */
const SPAN = 2 ** 40;

/** Whether what stands there is of one of the types that are changed again and again. */
export const standsApart = (row: number): boolean => row > SPAN;

/**
 * Where the next new document is put: the `rowid` for its key. Only a matter of speed: rows that stand elsewhere, in a
 * file from before or after a `VACUUM`, stay there and are found by their keys like all others. Asked for once for
 * each database, whose only writer the caller is.
 */
export function rowPlaces(database: DatabaseSync): (key: string) => number {
  const newest = database.prepare('SELECT max(rowid) AS row FROM documents WHERE rowid >= ? AND rowid < ?');
  const last = Array.from({ length: APART.length + 1 }, (_, place) => {
    const first = place * SPAN;
    return Number(newest.get(first, first + SPAN)?.row ?? first);
  });
  return (key) => {
    const place = APART.indexOf(key.slice(0, key.indexOf('#'))) + 1;
    const row = last[place]! + 1;
    last[place] = row;
    return row;
  };
}
