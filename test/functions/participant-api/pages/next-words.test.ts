import { expect, it } from 'vitest';
import type { Instant } from '../../../../domain/dates/instant.ts';
import { standing } from '../../../../domain/progress/standing.ts';
import { nextInWords } from '../../../../functions/participant-api/pages/next-words.ts';
import { DURING_BOOKING } from '../../../support/scenes/participant-scene.ts';
import { smallCohort, smallParticipant, smallProgram } from '../../../support/small-program.ts';

const sayAt = (now: Instant) => {
  const next = standing(smallProgram().program, smallCohort(), smallParticipant(), 'focus-group', now);
  return nextInWords(next, smallParticipant(), now).replaceAll('\u202f', ' ');
};

it('booking that is open is said to be so until its last session can no longer be booked', () => {
  expect(sayAt(DURING_BOOKING)).toContain('is open until Tuesday, June 15, 2027, 11:00 AM Eastern Time');
  expect(sayAt('2027-06-15T15:00:00.000Z' as Instant)).toMatch(/is open until \w+, [A-Z]\w+ \d+, 2027\. /);
});
