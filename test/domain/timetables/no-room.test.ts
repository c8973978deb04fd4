import { describe, expect, test } from 'vitest';
import { remindersOf } from '../../../domain/timetables/no-room.ts';
import { timetable } from '../../../domain/timetables/timetable.ts';
import { at, cohort, participant, program, surveyTouchpoint } from '../../support/domain-builders.ts';

/** Of a survey that is counted from Saturday, 14 September 2019, three months after its training, and closes on Monday, 7 October. */
function month3(reminders: string[], person: Parameters<typeof participant>[0] = {}) {
  const touchpoints = [
    surveyTouchpoint('month-3', 'P3M', {
      closes: { from: 'trainingEnd', offset: 'P3M', plus: 'P23D', at: '08:00' },
      reminders,
    }),
  ];
  const who = participant({ enrolledAt: at('2019-01-02T14:00Z'), ...person });
  const { sent, never } = remindersOf(timetable(program({ touchpoints }), cohort(), who)[0]!);
  return {
    sent: sent.map(({ number, moment }) => [number, moment.date]),
    never: never.map(({ number, moment, why }) => [number, moment.date, why]),
  };
}

describe('a reminder is never sent', () => {
  test('where its window leaves room for all: none', () => {
    expect(month3(['P7D', 'P14D']).never).toEqual([]);
  });

  test('after the close', () => {
    expect(month3(['P5D', 'P22D'])).toEqual({
      sent: [[1, '2019-09-19']],
      never: [[2, '2019-10-07', 'after-close']],
    });
  });

  test('less than a day after the invitation', () => {
    const enrolledAt = at('2019-09-17T20:00Z');
    expect(month3(['P1D', 'P7D'], { enrolledAt })).toMatchObject({
      sent: [[2, '2019-09-24']],
      never: [[1, '2019-09-18', 'soon-after-invitation']],
    });
  });

  test('on the day of another one, where days off bring them together', () => {
    expect(month3(['P7D', 'P8D'])).toEqual({
      sent: [[1, '2019-09-23']],
      never: [[2, '2019-09-23', 'with-another']],
    });
  });

  test('where the next one follows within a day and a half', () => {
    expect(month3(['P9D', 'P10D', 'P20D'])).toEqual({
      sent: [
        [2, '2019-09-24'],
        [3, '2019-10-04'],
      ],
      never: [[1, '2019-09-23', 'before-another']],
    });
  });

  test('for two reasons: both are told in the order of the program', () => {
    const { never } = month3(['P9D', 'P10D', 'P22D']);
    expect(never.map(([number, , why]) => [number, why])).toEqual([
      [1, 'before-another'],
      [3, 'after-close'],
    ]);
  });
});
