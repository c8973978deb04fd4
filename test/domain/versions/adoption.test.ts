import { describe, expect, it } from 'vitest';
import type { Offset } from '../../../domain/dates/offset.ts';
import { participantMove } from '../../../domain/journeys/replan.ts';
import type { Program, ProgramVersion } from '../../../domain/programs/program.ts';
import { nudged } from '../../../domain/progress/nudge.ts';
import { adoptedCohort } from '../../../domain/versions/adoption.ts';
import { type Event, live } from '../../support/arbitraries/live.ts';
import { at, cohort, participant, program, surveyTouchpoint } from '../../support/domain-builders.ts';

/** One survey, open from Monday 16 September 2019 for four weeks, one a year later, and one mail a week. */
const later = surveyTouchpoint('month-12', 'P12M');
const WITH = program({
  touchpoints: [surveyTouchpoint('month-3', 'P3M'), later],
  contactLimit: { perWeek: 1 },
});
const WITHOUT = program({ touchpoints: [later], contactLimit: { perWeek: 1 } });

const version = (of: Program, name: string): ProgramVersion => ({
  version: name,
  program: of,
  surveys: {},
  mails: {},
  footer: '',
});

const adopts = (when: string, to: Program): Event => ({
  at: at(when),
  happen: (world, now) => ({
    ...world,
    cohort: adoptedCohort(world.cohort, version(to, 'other'), now),
    program: to,
  }),
});

const lifeWith = (...events: Event[]) =>
  live(WITH, { cohort: cohort(), participant: participant() }, { events });

describe('a cohort with another version', () => {
  it('remembers those it had, and is marked until everybody’s plan follows', () => {
    const first = adoptedCohort(cohort(), version(WITH, 'two'), at('2019-09-20T12:00Z'));
    expect(first).toMatchObject({ programVersion: 'two', dueAt: at('2019-09-20T12:00Z') });
    const back = adoptedCohort(first, version(WITH, '0123456789abcdef'), at('2019-09-21T12:00Z'));
    expect(back.earlierVersions).toEqual([
      { version: '0123456789abcdef', until: at('2019-09-20T12:00Z') },
      { version: 'two', until: at('2019-09-21T12:00Z') },
    ]);
  });

  it('skips what is held for a touchpoint that is no more, and says why', () => {
    // The first reminder is held from 19 until 23 September.
    const { participant, sent } = lifeWith(adopts('2019-09-20T12:00Z', WITHOUT));
    expect(participant.contacts).toContainEqual(
      expect.objectContaining({
        touchpoint: 'month-3',
        kind: 'reminder',
        state: 'skipped',
        reason: 'removed',
      }),
    );
    expect(sent.filter(({ touchpoint }) => touchpoint === 'month-3')).toHaveLength(1);
  });

  it('sends it after all when the version is taken back in time', () => {
    const events = [adopts('2019-09-20T12:00Z', WITHOUT), adopts('2019-09-21T12:00Z', WITH)];
    const names = ({ sent }: ReturnType<typeof live>) =>
      sent.map(({ touchpoint, kind, number }) => `${touchpoint} ${kind} ${number}`);
    expect(names(lifeWith(...events))).toEqual(names(lifeWith()));
  });
});

describe('the preview of another version', () => {
  it('says what comes, what goes, and which contacts with it', () => {
    const now = at('2019-07-01T12:00Z');
    const more = surveyTouchpoint('month-6', 'P6M', { reminders: [] });
    const other = program({ touchpoints: [later, more], contactLimit: { perWeek: 1 } });
    const settings = [WITH, other].map((one) => ({ program: one, cohort: cohort() }));
    const move = participantMove(settings[0]!, settings[1]!, participant(), now);
    expect(move.touchpoints.map(({ touchpoint, effect }) => `${touchpoint} ${effect}`)).toEqual([
      'month-12 unchanged',
      'month-6 comes',
      'month-3 goes',
    ]);
    expect(move.touchpoints[1]).not.toHaveProperty('from');
    expect(move.touchpoints[2]).not.toHaveProperty('to');
    const comes = move.contacts.filter(({ from }) => from === undefined);
    expect(comes).toMatchObject([{ touchpoint: 'month-6', kind: 'invitation', number: 1 }]);
    expect(move.contacts.filter(({ to }) => to === undefined)).toHaveLength(4);
  });
});

describe('a reminder that staff ask for', () => {
  it('is numbered after those of every version there may be', () => {
    const few = program({
      touchpoints: [surveyTouchpoint('month-3', 'P3M', { reminders: ['P5D'] as Offset[] })],
    });
    const asked = nudged(few, participant(), 'month-3', at('2019-09-20T12:00Z'));
    expect(nudged(few, asked, 'month-3', at('2019-09-22T12:00Z')).nudges).toMatchObject([
      { number: 4 },
      { number: 5 },
    ]);
  });
});
