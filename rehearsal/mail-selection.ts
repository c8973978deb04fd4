import type { DatabaseSync } from 'node:sqlite';
import type { Life } from './live.ts';

/** The mails to be written, by their numbers in the inbox; and whose all of them are. */
export interface MailSelection {
  numbers: number[];
  /** The first so many participants, with all of their mails. */
  people: number;
}

/**
 * Composing a mail takes about a millisecond, so of a large rehearsal only the first participants' mails are
 * written: as many people as `most` mails are enough for, and at least one.
 */
export function selectMails(
  { database, people }: Pick<Life, 'database' | 'people'>,
  most: number,
): MailSelection {
  const numbers = numbersByPerson(database);
  const selected: number[] = [];
  let count = 0;
  for (const { id } of people) {
    const own = numbers.get(id) ?? [];
    if (count > 0 && selected.length + own.length > most) break;
    selected.push(...own);
    count += 1;
  }
  return { numbers: selected.sort((a, b) => a - b), people: count };
}

function numbersByPerson(database: DatabaseSync): Map<string, number[]> {
  const rows = database.prepare('SELECT number, contact_id AS id FROM inbox ORDER BY number').all() as {
    number: number;
    id: string;
  }[];
  const byPerson = new Map<string, number[]>();
  for (const { number, id } of rows) {
    const person = id.slice(0, id.indexOf('.'));
    const own = byPerson.get(person);
    if (own) own.push(number);
    else byPerson.set(person, [number]);
  }
  return byPerson;
}
