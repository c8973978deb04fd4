import type { DatabaseSync } from 'node:sqlite';
import { epochMs, type Instant, instantOf } from '../../domain/dates/instant.ts';
import type { Clock } from '../ports.ts';

/** A clock that can be put forward, never back. */
export interface MovableClock extends Clock {
  moveTo(instant: Instant): void;
}

/** Stands still until it is moved: for rehearsals and tests. */
export function standingClock(start: Instant): MovableClock {
  let now = start;
  return {
    now: () => now,
    moveTo(instant) {
      if (instant > now) now = instant;
    },
  };
}

/** Milliseconds that the clock of this database was put forward; 0 when it never was. */
export function movedBy(database: DatabaseSync): number {
  const stored = database.prepare("SELECT value FROM meta WHERE name = 'clock'").get();
  return stored ? Number(stored.value) : 0;
}

/** The machine's clock plus what it was put forward, which is remembered in the database. */
export function runningClock(database: DatabaseSync): MovableClock {
  const save = database.prepare("INSERT OR REPLACE INTO meta (name, value) VALUES ('clock', ?)");
  let ahead = movedBy(database);
  const now = () => instantOf(Date.now() + ahead);
  return {
    now,
    moveTo(instant) {
      if (instant <= now()) return;
      const further = epochMs(instant) - Date.now();
      // First: a clock that only this process knows would go back with the next start.
      save.run(String(further));
      ahead = further;
    },
  };
}
