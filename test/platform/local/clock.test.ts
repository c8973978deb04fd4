import { expect, it } from 'vitest';
import { plusSeconds } from '../../../domain/dates/instant.ts';
import { runningClock } from '../../../platform/local/clock.ts';
import { openDatabase } from '../../../platform/local/database.ts';

it('is not moved where that cannot be remembered: it would go back with the next start (F67)', () => {
  const database = openDatabase(':memory:');
  const clock = runningClock(database);
  const tomorrow = plusSeconds(clock.now(), 86_400);
  database.exec('PRAGMA query_only = 1');
  expect(() => clock.moveTo(tomorrow)).toThrow();
  expect(clock.now() < tomorrow).toBe(true);
  database.exec('PRAGMA query_only = 0');
  clock.moveTo(tomorrow);
  expect([clock, runningClock(database)].every((one) => one.now() >= tomorrow)).toBe(true);
});
