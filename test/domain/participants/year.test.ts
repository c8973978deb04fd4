import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import type { LocalDate, TimeZone } from '../../../domain/dates/local-date.ts';
import { Conflict, Invalid } from '../../../domain/errors.ts';
import { linkExpiry } from '../../../domain/links/link-expiry.ts';
import { type Participant, YEAR } from '../../../domain/participants/participant.ts';
import { yearOf } from '../../../domain/participants/year.ts';
import { away, awayUntil, moved, resumeMail } from '../../../domain/participants/year-settings.ts';
import type { Response } from '../../../domain/surveys/response.ts';
import { scoresOverWaves } from '../../../domain/surveys/scores.ts';
import { timetable } from '../../../domain/timetables/timetable.ts';
import { CLP } from '../../support/builders.ts';
import { allAnswered } from '../../support/scenes/year-scene.ts';
import { JUNE, smallCohort, smallParticipant } from '../../support/small-program.ts';

const { program } = CLP;
const cohort = smallCohort();
const NOON = '2027-05-10T16:00:00.000Z' as Instant;

describe('the year of one person', () => {
  const shown = (person: Participant, now: string) =>
    yearOf(program, cohort, person, now as Instant).map(
      ({ planned, when, stage }) => `${planned.touchpoint.id}: ${when}, ${stage}`,
    );

  it('is in the order in which things end, with what is due by the clock, recorded or not', () => {
    expect(shown(smallParticipant(), NOON)).toEqual([
      'baseline: past, closed',
      'satisfaction: past, closed',
      'month-3: due, open',
      'focus-group: due, open',
      'month-12: coming, not-open',
    ]);
  });

  it('has a booked seat as coming until its session is over', () => {
    const { id: focusGroupId, startsAt, endsAt } = JUNE;
    const seat = { focusGroupId, startsAt, endsAt, place: 'Room 12', number: 1 };
    const person = smallParticipant({ touchpoints: { 'focus-group': { kind: 'booked', at: NOON, seat } } });
    expect(shown(person, NOON)).toContain('focus-group: coming, booked');
    expect(shown(person, endsAt)).toContain('focus-group: past, booked');
  });

  it('has a link that lives 400 days longer than its last window', () => {
    const plans = timetable(program, cohort, smallParticipant());
    // Month 12 closes at the end of 3 March 2028 in New York.
    expect(plans.at(-1)?.closes.at).toBe('2028-03-04T05:00:00.000Z');
    expect(linkExpiry(plans, YEAR)).toBe('2029-04-08T05:00:00.000Z');
  });
});

describe('scores over the waves', () => {
  const response = (touchpoint: string, submittedAt: string, value: number, survey = 'leadership-practice') =>
    ({ touchpoint, submittedAt, survey, answers: allAnswered(value) }) as Response;
  const BASELINE = response('baseline', '2027-01-22T15:00:00.000Z', 2);
  const MONTH_3 = response('month-3', '2027-05-12T15:00:00.000Z', 4);

  it('are one column for each wave that was answered, in the order of time', () => {
    const [scores, ...more] = scoresOverWaves(CLP, [MONTH_3, BASELINE]);
    expect(more).toEqual([]);
    expect(scores?.waves.map(({ touchpoint }) => touchpoint)).toEqual(['baseline', 'month-3']);
    expect(scores?.scales.find(({ id }) => id === 'cost')).toEqual({
      id: 'cost',
      title: 'Leading for sustainable cost',
      min: 1,
      max: 7,
      scores: [2, 4],
    });
    // One of four items counts the other way: (2 + 2 + 2 + 6) / 4 and (4 + 4 + 4 + 4) / 4.
    expect(scores?.scales.find(({ id }) => id === 'vitality')?.scores).toEqual([3, 4]);
  });

  it('leave a gap where too few questions were answered', () => {
    const [scores] = scoresOverWaves(CLP, [BASELINE, { ...MONTH_3, answers: {} }]);
    expect(scores?.scales.every(({ scores: [, second] }) => second === undefined)).toBe(true);
  });

  it('are there for no survey that was not answered, nor for one that keeps no names', () => {
    expect(scoresOverWaves(CLP, [])).toEqual([]);
    const unlinked = response('satisfaction', NOON, 3, 'training-satisfaction');
    expect(scoresOverWaves(CLP, [unlinked])).toEqual([]);
  });
});

describe('personal settings', () => {
  const day = (text: string) => text as LocalDate;
  const person = smallParticipant();

  it.each([
    ['today is no absence', '2027-05-10', undefined],
    ['tomorrow', '2027-05-11', '2027-05-11'],
    ['a year ahead', '2028-05-10', '2028-05-10'],
  ])('away until %s', (_, chosen, kept) => {
    expect(away(person, day(chosen), NOON).awayUntil).toBe(kept);
  });

  it.each([
    ['yesterday', '2027-05-09'],
    ['a year and a day ahead', '2028-05-11'],
  ])('away until %s is refused', (_, chosen) => {
    expect(() => away(person, day(chosen), NOON)).toThrow(Invalid);
  });

  it('an absence ends by itself on its day, by the clock of the person', () => {
    const gone = { ...person, timeZone: 'Pacific/Auckland' as TimeZone, awayUntil: day('2027-05-11') };
    // Auckland is twelve hours ahead: 11 May begins there at noon UTC on the 10th.
    expect(awayUntil(gone, '2027-05-10T11:59:59.000Z' as Instant)).toBe('2027-05-11');
    expect(awayUntil(gone, '2027-05-10T12:00:00.000Z' as Instant)).toBeUndefined();
    expect(away(gone, undefined, NOON)).not.toHaveProperty('awayUntil');
  });

  it.each(['EST', 'Nowhere/City', '', 'America/New_York\u0000'])('no time zone is %j', (zone) => {
    expect(() => moved(person, zone)).toThrow(Invalid);
  });

  it('mail comes again when it was stopped, and only staff mend an address that does not take it', () => {
    const stopped = smallParticipant({ mail: { kind: 'stopped', at: NOON } });
    expect(resumeMail(stopped).mail).toEqual({ kind: 'welcome' });
    expect(resumeMail(person)).toBe(person);
    const dead = smallParticipant({ mail: { kind: 'undeliverable', at: NOON, reason: 'bounce' } });
    expect(() => resumeMail(dead)).toThrow(Conflict);
  });
});
