import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import type { Conflict, Invalid } from '../../../domain/errors.ts';
import type { ResponseId } from '../../../domain/id.ts';
import type { Participant } from '../../../domain/participants/participant.ts';
import { standing } from '../../../domain/progress/standing.ts';
import { type Submission, submit } from '../../../domain/surveys/submission.ts';
import { GOOD_ANSWERS, smallCohort, smallParticipant, smallProgram } from '../../support/small-program.ts';

const DURING_BASELINE = '2027-01-20T17:30:15.250Z';
const DURING_SATISFACTION = '2027-02-10T02:30:15.250Z';
const ID = 'r-0000000000000001' as ResponseId;

function submitted(
  given: {
    touchpoint?: string;
    now?: string;
    participant?: Partial<Participant>;
    submission?: Submission;
  } = {},
) {
  const { touchpoint = 'baseline', submission = { answers: GOOD_ANSWERS } } = given;
  const now = (given.now ?? DURING_BASELINE) as Instant;
  const program = smallProgram();
  const cohort = smallCohort();
  const participant = smallParticipant(given.participant);
  const at = standing(program.program, cohort, participant, touchpoint, now);
  return submit({ program, cohort, participant }, at, submission, ID, now);
}

const refusal = <E extends Conflict | Invalid = Conflict>(given: Parameters<typeof submitted>[0]): E => {
  try {
    submitted(given);
  } catch (error) {
    return error as E;
  }
  throw new Error('It was accepted.');
};

describe('sending the answers to a survey', () => {
  it('keeps them with the participant, and the touchpoint is done', () => {
    const { response, participant } = submitted();
    expect(response).toEqual({
      id: ID,
      cohortId: 'c-0000000000000000',
      touchpoint: 'baseline',
      survey: 'practice',
      programVersion: '0123456789abcdef',
      participantId: 'p-0000000000000001',
      submittedAt: DURING_BASELINE,
      answers: GOOD_ANSWERS,
    });
    expect(participant.touchpoints.baseline).toEqual({ kind: 'done', at: DURING_BASELINE, how: 'answered' });
  });

  it('keeps unlinked ones without the participant and without the time of day', () => {
    const { response, participant } = submitted({ touchpoint: 'satisfaction', now: DURING_SATISFACTION });
    expect(response).not.toHaveProperty('participantId');
    // 02:30 UTC on the 10th is still the 9th in New York.
    expect(response.submittedAt).toBe('2027-02-09T00:00:00.000Z');
    expect(participant.touchpoints.satisfaction).toMatchObject({ kind: 'done', how: 'answered' });
  });

  it('counts a window as open that has opened, whether or not a journey has recorded it', () => {
    expect(submitted({ participant: { touchpoints: {} } }).participant.touchpoints.baseline?.kind).toBe(
      'done',
    );
    const open = { baseline: { kind: 'open', at: '2027-01-13T13:00:00.000Z' as Instant } } as const;
    expect(submitted({ participant: { touchpoints: open } }).participant.touchpoints.baseline?.kind).toBe(
      'done',
    );
  });

  it('is refused before the window opens, saying when it will (S14)', () => {
    expect(refusal({ now: '2027-01-13T12:59:59.999Z' })).toMatchObject({
      code: 'not-open',
      facts: { opensAt: '2027-01-13T13:00:00.000Z' },
    });
    expect(submitted({ now: '2027-01-13T13:00:00.000Z' }).response.id).toBe(ID);
  });

  it('is refused from the closing on (S14)', () => {
    expect(submitted({ now: '2027-02-04T04:59:59.999Z' }).response.id).toBe(ID);
    expect(refusal({ now: '2027-02-04T05:00:00.000Z' }).code).toBe('closed');
  });

  it('is refused a second time (S13)', () => {
    const { participant } = submitted();
    expect(refusal({ participant }).code).toBe('already-submitted');
  });

  it('is refused for the questions of another version (S17)', () => {
    expect(refusal({ submission: { answers: GOOD_ANSWERS, programVersion: 'other' } }).code).toBe('version');
    const submission = { answers: GOOD_ANSWERS, programVersion: '0123456789abcdef' };
    expect(submitted({ submission }).response.answers).toEqual(GOOD_ANSWERS);
  });

  it('is refused with every fault of the answers (S1, S2, S5)', () => {
    const submission = { answers: { skills: { listen: 9 }, again: ['yes', 'no'], unknown: 1 } };
    const { faults } = refusal<Invalid>({ submission });
    expect(faults).toEqual([
      { pointer: '/answers', code: 'unknown-question' },
      { pointer: '/answers/skills/listen', code: 'option' },
      { pointer: '/answers/skills/delegate', code: 'required' },
      { pointer: '/answers/again', code: 'option' },
    ]);
  });

  it('is refused when a required matrix is left out altogether (S2)', () => {
    const { faults } = refusal<Invalid>({ submission: { answers: { again: 'yes' } } });
    expect(faults).toEqual([{ pointer: '/answers/skills', code: 'required' }]);
  });

  it('is nothing a focus group takes', () => {
    expect(() => submitted({ touchpoint: 'focus-group', now: '2027-05-20T12:00:00.000Z' })).toThrow(
      'no such survey',
    );
  });
});
