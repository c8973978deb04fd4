import { describe, expect, it } from 'vitest';
import type { Moment, PlannedTouchpoint, Timetable } from '../../../web/console/api/programs.ts';
import { warningsOf } from '../../../web/console/plan/warnings.ts';

const moment = (at: string): Moment => ({ raw: at.slice(0, 10), date: at.slice(0, 10), at, reasons: [] });

const touchpoint = (changes: Partial<PlannedTouchpoint> = {}): PlannedTouchpoint => ({
  touchpoint: 'baseline',
  kind: 'survey',
  title: 'Before',
  opens: moment('2027-02-18T13:00:00Z'),
  closes: moment('2027-03-11T13:00:00Z'),
  invitationAt: '2027-02-18T13:00:00Z',
  reminders: [],
  ...changes,
});

const sessions = touchpoint({
  touchpoint: 'focus-group',
  kind: 'focus-group',
  title: 'Focus group',
  opens: moment('2027-05-28T12:00:00Z'),
  closes: moment('2027-09-13T04:00:00Z'),
  sessionsFrom: '2027-07-12',
  sessionsUntil: '2027-09-12',
});

const year = (changes: Partial<Timetable> = {}): Timetable => ({
  programId: 'clp',
  timeZone: 'America/New_York',
  workingDays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'],
  anchors: { trainingStart: '2027-03-11' },
  asOf: '2026-11-22T12:00:00Z',
  touchpoints: [touchpoint()],
  ...changes,
});

describe('what to think about before a cohort is made', () => {
  it('nothing where every date is ahead, on a working day', () => {
    expect(warningsOf(year())).toEqual([]);
  });

  it.each([
    ['before midnight there, though it is the next day already in UTC', '2027-03-12T03:30:00Z', false],
    ['once the day is over there', '2027-03-12T05:30:00Z', true],
  ])('a training in the past is said on the cohort’s own calendar: %s', (_, asOf, isPast) => {
    expect(warningsOf(year({ asOf, touchpoints: [] }))).toEqual(
      isPast ? ['Training start is in the past.'] : [],
    );
  });

  it('a training on a weekend', () => {
    const anchors = { trainingStart: '2027-03-12', trainingEnd: '2027-03-13' };
    expect(warningsOf(year({ anchors }))).toEqual(['Training end is on a weekend.']);
  });

  it.each([
    ['Saturday', '2027-03-13', ['Training end is on a weekend.']],
    ['Friday', '2027-03-12', ['Training end is on a Friday, which is no working day of this program.']],
    ['Sunday', '2027-03-14', []],
  ])('a %s, in a program that works from Sunday to Thursday', (_, trainingEnd, said) => {
    const workingDays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday'];
    expect(warningsOf(year({ workingDays, anchors: { trainingEnd } }))).toEqual(said);
  });

  it('a survey whose days off put its opening behind its close: everybody would miss what nobody was asked', () => {
    const opens = moment('2027-03-15T12:00:00Z');
    const said = (closes: string) =>
      warningsOf(year({ touchpoints: [touchpoint({ opens, closes: moment(closes) })] }));
    expect(said('2027-03-15T04:00:00Z')).toEqual([
      '“Before” would close before it opens: nobody will be asked. Its dates are in the program’s file.',
    ]);
    expect(said('2027-03-16T04:00:00Z')).toEqual([]);
  });

  it('a survey that should be open already, and one that is over', () => {
    const said = (asOf: string) => warningsOf(year({ asOf, anchors: {} }));
    expect(said('2027-02-20T12:00:00Z')).toEqual([
      '“Before” should be open already: it opens for each person at enrollment.',
    ]);
    expect(said('2027-03-11T13:00:00Z')).toEqual(['“Before” is over already: nobody will be asked.']);
  });

  it('a focus group has no sessions: until when some have to be published', () => {
    expect(warningsOf(year({ touchpoints: [sessions] }))).toEqual([
      '“Focus group” has no sessions yet: publish some between Mon, Jul 12, 2027 and Sun, Sep 12, 2027 before booking opens on Fri, May 28, 2027.',
    ]);
  });

  it('and where booking should be open already, nothing is asked for on days that are over', () => {
    const said = warningsOf(year({ asOf: '2027-08-02T12:00:00Z', anchors: {}, touchpoints: [sessions] }));
    expect(said.at(-1)).toBe(
      '“Focus group” has no sessions yet: publish some between Mon, Aug 2, 2027 and Sun, Sep 12, 2027 soon.',
    );
  });
});
