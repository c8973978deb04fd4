import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import { Conflict } from '../../../domain/errors.ts';
import { type Goal, GoalReview, GoalText, reviewed, stated } from '../../../domain/participants/goal.ts';
import { statedFrom, waveToReview } from '../../../domain/participants/goal-time.ts';
import { timetable } from '../../../domain/timetables/timetable.ts';
import { CLP } from '../../support/builders.ts';
import { smallCohort, smallParticipant } from '../../support/small-program.ts';

const NOW = '2027-02-05T15:00:00.000Z' as Instant;
const LATER = '2027-05-10T15:00:00.000Z' as Instant;
const { id: participantId, cohortId } = smallParticipant();
const owner = { participantId, cohortId };
const text = { specific: 'A weekly huddle' };
const first = stated({ version: 0, doc: undefined }, 0, text, owner, NOW);
const kept = { version: 1, doc: first };

describe('a goal', () => {
  it('needs its first part; the others may come later', () => {
    expect(GoalText.safeParse({}).success).toBe(false);
    expect(GoalText.safeParse(text).success).toBe(true);
  });

  it.each([
    ['has a line break and a tab', 'one\n\ttwo', true],
    ['is empty', '', false],
    ['is invisible', '\u200b \u2060', false],
    ['has a control character', 'a\u0000b', false],
    ['turns the reading direction', 'a\u202eb', false],
    ['is as long as it may be', '🩺'.repeat(1000), true],
    ['is longer', 'x'.repeat(1001), false],
    ['is half a character', 'a\ud800', false],
  ])('a text that %s', (_, specific, isTaken) => {
    expect(GoalText.safeParse({ specific }).success).toBe(isTaken);
  });

  it('keeps when it was first stated, and what was said of it, when its words change', () => {
    const said = reviewed(kept, 1, 'month-3', { state: 'partly' }, LATER);
    const changed = stated({ version: 2, doc: said }, 2, { specific: 'Every other week' }, owner, LATER);
    expect(changed).toEqual({
      ...owner,
      text: { specific: 'Every other week' },
      statedAt: NOW,
      changedAt: LATER,
      reviews: { 'month-3': { state: 'partly', at: LATER } },
    });
  });

  it('is not overwritten by a tab that showed an older one', () => {
    const attempt = () => stated({ version: 2, doc: first }, 1, { specific: 'Other' }, owner, LATER);
    expect(attempt).toThrow(Conflict);
    expect(() => reviewed({ version: 2, doc: first }, 1, 'month-3', { state: 'reached' }, LATER)).toThrow(
      Conflict,
    );
  });

  it('stays as it is when the same is saved again, by whatever tab', () => {
    expect(stated(kept, 0, { ...text }, owner, LATER)).toBe(first);
    const said = { version: 2, doc: reviewed(kept, 1, 'month-3', { state: 'partly', note: 'x' }, LATER) };
    expect(reviewed(said, 1, 'month-3', { state: 'partly', note: 'x' }, LATER)).toBe(said.doc);
  });

  it('is reviewed in one of five states and a line', () => {
    expect(GoalReview.safeParse({ state: 'given-up', note: 'New role' }).success).toBe(true);
    expect(GoalReview.safeParse({ state: 'good' }).success).toBe(false);
    expect(GoalReview.safeParse({ state: 'partly', note: 'two\nlines' }).success).toBe(false);
  });
});

describe('when a goal is asked about', () => {
  const { program } = CLP;
  const cohort = smallCohort();
  const plans = timetable(program, cohort, smallParticipant());
  const at = (goal: Goal, now: string) => waveToReview(program, plans, goal, now as Instant)?.touchpoint.id;

  it('from the beginning of the training on, wherever the person is', () => {
    const zone = smallParticipant({ timeZone: 'Asia/Tokyo' as never }).timeZone;
    expect(statedFrom(program, cohort, zone)?.at).toBe('2027-02-03T13:00:00.000Z');
  });

  it('again at the newest wave that has opened', () => {
    expect(at(first, '2027-05-04T11:59:59.000Z')).toBeUndefined();
    expect(at(first, '2027-05-04T12:00:00.000Z')).toBe('month-3');
    expect(at(first, '2027-12-24T12:00:00.000Z')).toBe('month-3');
    expect(at(first, '2028-02-15T12:00:00.000Z')).toBe('month-12');
  });

  it('not at a wave that had opened before there was a goal', () => {
    expect(at({ ...first, statedAt: LATER }, '2027-05-11T12:00:00.000Z')).toBeUndefined();
    expect(at({ ...first, statedAt: LATER }, '2028-02-15T12:00:00.000Z')).toBe('month-12');
  });
});
