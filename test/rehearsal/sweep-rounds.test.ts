import { expect, test } from 'vitest';
import type { Instant } from '../../domain/dates/instant.ts';
import { sweepRounds } from '../../rehearsal/sweep-rounds.ts';

test('the sweep comes at the first quarter of an hour at which a record is overdue, and once each (F34)', () => {
  let earliestDue: Instant | undefined;
  const rounds = sweepRounds(() => earliestDue);
  expect(rounds.nextAt()).toBeUndefined();
  earliestDue = '2019-05-23T12:11:00.000Z' as Instant;
  expect(rounds.nextAt()).toBe('2019-05-23T12:30:00.000Z');
  rounds.ran('2019-05-23T12:30:00.000Z' as Instant);
  expect(rounds.nextAt()).toBe('2019-05-23T12:45:00.000Z');
});
