import { describe, expect, it } from 'vitest';
import { type Instant, plusSeconds } from '../../../domain/dates/instant.ts';
import {
  answerableUntil,
  type Begun,
  FINISH_S,
  INACTIVITY_S,
  withGrace,
} from '../../../domain/participants/grace.ts';
import { type Standing, stageOf, standing } from '../../../domain/progress/standing.ts';
import { smallCohort, smallParticipant, smallProgram } from '../../support/small-program.ts';

/** The baseline survey of the small program closes with the day before the training. */
const CLOSE = '2027-02-04T05:00:00.000Z' as Instant;
const MINUTE = 60;
const HOUR = 3600;
const fromClose = (seconds: number): Instant => plusSeconds(CLOSE, seconds);

describe('until when answers are taken', () => {
  it('is an hour of rest and a day in all', () => {
    expect([INACTIVITY_S, FINISH_S]).toEqual([HOUR, 24 * HOUR]);
  });

  // start before/after the close × last seen within/beyond the inactivity limit × before/beyond the last moment.
  it.each<[string, Begun | undefined, Instant]>([
    ['nothing was begun', undefined, CLOSE],
    ['begun before, left two hours before', begun(-3 * HOUR, -2 * HOUR), CLOSE],
    ['begun before, left exactly an hour before', begun(-3 * HOUR, -HOUR), CLOSE],
    ['begun before, still at it ten minutes before', begun(-3 * HOUR, -10 * MINUTE), fromClose(50 * MINUTE)],
    ['begun before, still at it after', begun(-3 * HOUR, 40 * MINUTE), fromClose(100 * MINUTE)],
    ['begun before, at it nearly a day after', begun(-3 * HOUR, 23.5 * HOUR), fromClose(24 * HOUR)],
    ['begun a moment before', begun(-0.001, -0.001), plusSeconds(fromClose(HOUR), -0.001)],
    ['begun at the close', begun(0, 10 * MINUTE), CLOSE],
    ['begun after, still at it', begun(MINUTE, 10 * MINUTE), CLOSE],
    [
      'begun before, and nobody may know when last seen',
      { begunAt: fromClose(-48 * HOUR) },
      fromClose(24 * HOUR),
    ],
    ['begun after, and nobody may know when last seen', { begunAt: fromClose(MINUTE) }, CLOSE],
  ])('when %s', (_, draft, until) => {
    expect(answerableUntil(CLOSE, draft)).toBe(until);
  });

  function begun(startS: number, seenS: number): Begun {
    return { begunAt: fromClose(startS), savedAt: fromClose(seenS) };
  }
});

describe('a survey that has closed', () => {
  const DRAFT: Begun = { begunAt: fromClose(-HOUR), savedAt: fromClose(-10 * MINUTE) };
  const at = (now: Instant, touchpoints = {}): Standing =>
    standing(smallProgram().program, smallCohort(), smallParticipant({ touchpoints }), 'baseline', now);
  const stage = (now: Instant, draft: Begun | undefined, touchpoints = {}) =>
    stageOf(withGrace(at(now, touchpoints), draft, now));

  it('is open for who began before, until the grace ends, whether or not it is recorded as missed', () => {
    const missed = { baseline: { kind: 'missed', at: CLOSE, reason: 'closed' } };
    for (const recorded of [{}, missed]) {
      expect(stage(CLOSE, DRAFT, recorded)).toBe('open');
      expect(stage(fromClose(50 * MINUTE - 1), DRAFT, recorded)).toBe('open');
      expect(stage(fromClose(50 * MINUTE), DRAFT, recorded)).toBe('closed');
    }
    expect(stage(CLOSE, undefined)).toBe('closed');
  });

  it('says until when, and only then', () => {
    expect(withGrace(at(CLOSE), DRAFT, CLOSE).finishBy).toBe(fromClose(50 * MINUTE));
    expect(withGrace(at(fromClose(-1)), DRAFT, fromClose(-1)).finishBy).toBeUndefined();
  });

  it('stays done for who has answered', () => {
    const done = { baseline: { kind: 'done', at: fromClose(-1), how: 'answered' } };
    expect(stage(CLOSE, DRAFT, done)).toBe('done');
  });
});
