import { describe, expect, test } from 'vitest';
import { noticeAt, type PlannedTouchpoint, timetable } from '../../../domain/timetables/timetable.ts';
import {
  AUCKLAND,
  at,
  cohort,
  hours,
  NEW_YORK,
  participant,
  program,
  session,
  surveyTouchpoint,
  training,
  zone,
} from '../../support/domain-builders.ts';

const EARLY = at('2019-01-02T14:00Z');

function planOf(
  id: string,
  cohortOf: Parameters<typeof cohort>[0] = {},
  person: Parameters<typeof participant>[0] = {},
  programOf: object = {},
): PlannedTouchpoint {
  const plans = timetable(
    program(programOf),
    cohort(cohortOf),
    participant({ enrolledAt: EARLY, ...person }),
  );
  return plans.find((planned) => planned.touchpoint.id === id)!;
}

describe('who enrolls late', () => {
  test('has the window opened at enrollment, and the reminders counted from that day', () => {
    const late = planOf('baseline', {}, { enrolledAt: at('2019-06-01T15:00Z') });
    expect(late.opens).toEqual({
      raw: '2019-05-23',
      date: '2019-06-01',
      at: at('2019-06-01T15:00Z'),
      reasons: [{ kind: 'enrolled-later' }],
    });
    expect(late.invitationAt).toBe(at('2019-06-03T12:00Z'));
    expect(late.reminders.map(({ number, moment }) => [number, moment.date])).toEqual([
      [1, '2019-06-06'],
      [2, '2019-06-11'],
    ]);
  });

  test('keeps the planned window that has closed already, or that is still ahead', () => {
    const enrolledAt = at('2019-06-13T12:00Z');
    expect(planOf('baseline', {}, { enrolledAt }).opens.at).toBe(at('2019-05-23T12:00Z'));
    expect(planOf('month-3', {}, { enrolledAt }).opens.at).toBe(at('2019-09-16T12:00Z'));
  });

  test('gets no reminder within a day of the invitation', () => {
    // The weekend and Memorial Day put the invitation on Tuesday the 28th; P5D is Wednesday the 29th.
    const late = planOf('baseline', {}, { enrolledAt: at('2019-05-24T23:00Z') });
    expect(late.invitationAt).toBe(at('2019-05-28T12:00Z'));
    expect(late.reminders.map(({ number, moment }) => [number, moment.at])).toEqual([
      [2, at('2019-06-03T12:00Z')],
      [3, at('2019-06-10T12:00Z')],
    ]);
  });

  test('does not change the plan of the others in the cohort', () => {
    const shared = cohort();
    const clp = program();
    const late = timetable(clp, shared, participant({ enrolledAt: at('2019-06-01T15:00Z') }));
    const early = timetable(clp, shared, participant({ enrolledAt: EARLY }));
    expect(late[0]!.opens.at).not.toBe(early[0]!.opens.at);
    expect(early[0]!.opens.at).toBe(at('2019-05-23T12:00Z'));
  });
});

describe('reminders', () => {
  test('that fall on one working day are one, and none comes at or after the closing', () => {
    const touchpoints = [
      surveyTouchpoint('month-3', 'P3M', { reminders: ['P7D', 'P8D', 'P20D'] }),
      // Opens on Saturday 14 September: the first two fall on Saturday and Sunday.
      surveyTouchpoint('short', 'P3M', {
        closes: { from: 'trainingEnd', offset: 'P3M', plus: 'P21D', at: '08:00' },
        reminders: ['P14D', 'P19D', 'P20D'],
      }),
    ];
    const numbers = (id: string) =>
      planOf(id, {}, {}, { touchpoints }).reminders.map(({ number, moment }) => [number, moment.date]);
    expect(numbers('month-3')).toEqual([
      [1, '2019-09-23'],
      [3, '2019-10-04'],
    ]);
    expect(numbers('short')).toEqual([
      [1, '2019-09-30'],
      [2, '2019-10-03'],
      [3, '2019-10-04'],
    ]);
  });

  test('are left out when their shift takes them to the closing', () => {
    const touchpoints = [
      surveyTouchpoint('month-3', 'P3M', {
        closes: { from: 'trainingEnd', offset: 'P3M', plus: 'P23D', at: '08:00' },
        reminders: ['P5D', 'P21D', 'P22D'],
      }),
    ];
    const { closes, reminders } = planOf('month-3', {}, {}, { touchpoints });
    expect(closes.at).toBe(at('2019-10-07T12:00Z'));
    expect(reminders.map(({ number }) => number)).toEqual([1]);
  });
});

describe('focus groups', () => {
  const inside = session(1, at('2019-10-21T21:00Z'));

  test('offer only sessions that begin inside the window', () => {
    const sessions = [
      session(2, at('2019-10-14T03:59Z')),
      session(3, at('2019-10-14T04:00Z')),
      inside,
      session(4, at('2019-12-15T04:59Z')),
      session(5, at('2019-12-15T05:00Z')),
    ];
    const { offered } = planOf('focus-group', { sessions }).sessions!;
    expect(offered.map(({ startsAt }) => startsAt)).toEqual(
      [sessions[1], inside, sessions[3]].map((one) => one!.startsAt),
    );
  });

  test('do not offer the sessions of another touchpoint', () => {
    const sessions = [{ ...inside, touchpoint: 'another' }];
    expect(planOf('focus-group', { sessions }).sessions!.offered).toEqual([]);
  });

  test('open when the first session is published, if that is after the planned opening', () => {
    const sessions = [
      { ...inside, publishedAt: at('2019-10-03T16:00Z') },
      { ...session(2, at('2019-11-04T22:00Z')), publishedAt: at('2019-09-28T16:00Z') },
    ];
    const { opens, invitationAt, reminders } = planOf('focus-group', { sessions });
    expect(opens.at).toBe(at('2019-09-28T16:00Z'));
    expect(opens.reasons.at(-1)).toEqual({ kind: 'sessions-published-later' });
    expect(invitationAt).toBe(at('2019-09-30T12:00Z'));
    expect(reminders.map(({ moment }) => moment.date)).toEqual(['2019-10-03', '2019-10-10', '2019-10-21']);
  });

  test('give the notice on the last working day before the session', () => {
    // 15 October 2019 is the Tuesday after Columbus Day.
    expect(noticeAt(at('2019-10-15T21:00Z'), NEW_YORK, hours())).toBe(at('2019-10-11T12:00Z'));
    // In Auckland the session is on Wednesday the 16th, so Tuesday the 15th is the day before.
    expect(noticeAt(at('2019-10-15T21:00Z'), AUCKLAND, hours())).toBe(at('2019-10-14T19:00Z'));
  });
});

describe('zones', () => {
  test('give each person their own morning, while the training room keeps its own clock', () => {
    const person = { timeZone: zone('Europe/London') };
    expect(planOf('month-3', {}, person).opens.at).toBe(at('2019-09-16T07:00Z'));
    const satisfaction = planOf('satisfaction', {}, person);
    expect(satisfaction.opens.at).toBe(at('2019-06-14T21:00Z'));
    // 22:00 in London is too late for mail; the day after is a Saturday, and this window does not wait for Monday.
    expect(satisfaction.invitationAt).toBe(at('2019-06-15T07:00Z'));
  });

  test('of the southern hemisphere keep eight in the morning through both changes of the clock', () => {
    const auckland = { timeZone: AUCKLAND, holidays: {}, anchors: training('2026-06-26', '2026-06-26') };
    const opens = (id: string) => planOf(id, auckland, { timeZone: AUCKLAND }).opens;
    // Winter UTC+12; clocks go forward on 27 September 2026 and back on 4 April 2027.
    expect(opens('month-3')).toMatchObject({
      raw: '2026-09-26',
      date: '2026-09-28',
      at: at('2026-09-27T19:00Z'),
    });
    expect(opens('month-12')).toMatchObject({
      raw: '2027-06-26',
      date: '2027-06-28',
      at: at('2027-06-27T20:00Z'),
    });
    expect(opens('baseline')).toMatchObject({ date: '2026-06-05', at: at('2026-06-04T20:00Z') });
  });

  test('a training on the 30 November has its month 3 at the end of February, with both reasons (F39, F40)', () => {
    const { opens } = planOf('month-3', { anchors: training('2026-11-30', '2026-11-30') });
    expect(opens).toMatchObject({
      raw: '2027-02-28',
      date: '2027-03-01',
      reasons: [
        { kind: 'month-end', wanted: 30 },
        { kind: 'weekend', day: 'Sunday' },
      ],
    });
  });
});

test('plans another program for the same cohort anew, whatever was remembered', () => {
  const shared = cohort();
  const first = timetable(program(), shared, participant());
  const other = program({ touchpoints: [surveyTouchpoint('only', 'P1M')] });
  expect(timetable(other, shared, participant()).map(({ touchpoint }) => touchpoint.id)).toEqual(['only']);
  expect(timetable(program(), shared, participant())).toEqual(first);
});

test('remembers the plan of a cohort, so that deciding costs no calendar arithmetic', () => {
  const clp = program();
  const shared = cohort();
  expect(timetable(clp, shared, participant())).toBe(timetable(clp, shared, participant()));
});
