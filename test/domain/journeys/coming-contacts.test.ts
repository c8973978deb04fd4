import { expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import type { Participant } from '../../../domain/participants/participant.ts';
import { comingContacts } from '../../../domain/progress/cohort-progress.ts';
import { smallCohort, smallParticipant, smallProgram } from '../../support/small-program.ts';

it('a focus group whose only session was taken out of its window still has contacts with those for whom it has opened', () => {
  const at = '2027-05-03T12:00:00.000Z' as Instant;
  const coming = (touchpoints: Participant['touchpoints']) =>
    comingContacts(
      smallProgram().program,
      smallCohort({ sessions: [] }),
      smallParticipant({ touchpoints }),
      '2027-04-01T00:00:00.000Z' as Instant,
      '2027-07-01T00:00:00.000Z' as Instant,
    ).map(({ touchpoint, kind }) => [touchpoint, kind]);
  expect(coming({ 'focus-group': { kind: 'open', at } })).toContainEqual(['focus-group', 'invitation']);
  expect(coming({})).toEqual([]);
});
