import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isScorable, score } from '../../domain/surveys/scoring.ts';
import {
  type Answers,
  type Question,
  questionsOf,
  type SurveyDefinition,
} from '../../domain/surveys/survey.ts';
import { checkAnswers } from '../../domain/surveys/survey-check.ts';
import { shownQuestions, withoutHidden } from '../../domain/surveys/survey-visibility.ts';
import { loadProgram } from '../../platform/program-files.ts';

const { program, surveys } = loadProgram(join(import.meta.dirname, '../../programs/clp'));
const touchpoint = (id: string) => program.touchpoints.find((one) => one.id === id)!;

describe('the Clinical Leadership Program says what its evaluation plan says', () => {
  it('runs at Boston Medical Center, weekdays from 8 to 18, not on holidays of Massachusetts', () => {
    expect(program).toMatchObject({
      id: 'clp',
      timeZone: 'America/New_York',
      sendWindow: { from: '08:00', to: '18:00', holidays: 'US-MA' },
      anchors: ['trainingStart', 'trainingEnd'],
    });
    expect(program.sendWindow.days).toEqual(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']);
  });

  it('asks in this order: baseline, satisfaction, month 3, focus group, month 12', () => {
    const order = program.touchpoints.map(({ id, kind }) => `${id} (${kind})`);
    expect(order).toEqual([
      'baseline (survey)',
      'satisfaction (survey)',
      'month-3 (survey)',
      'focus-group (focus-group)',
      'month-12 (survey)',
    ]);
  });

  it('baseline: opens 21 days before the training and closes when it begins', () => {
    expect(touchpoint('baseline')).toMatchObject({
      opens: { from: 'trainingStart', offset: '-P21D' },
      closes: { from: 'trainingStart', at: '08:00', shift: 'none', zone: 'cohort' },
      reminders: ['P5D', 'P10D', 'P17D'],
    });
  });

  it('satisfaction: immediately after the last training day, without the name', () => {
    expect(touchpoint('satisfaction')).toMatchObject({
      survey: 'training-satisfaction',
      unlinked: true,
      opens: { from: 'trainingEnd', at: '17:00', shift: 'none', zone: 'cohort' },
      closes: { from: 'trainingEnd', offset: 'P21D' },
      reminders: ['P3D', 'P7D', 'P14D'],
    });
  });

  it.each([
    ['month-3', 'P3M'],
    ['month-12', 'P12M'],
  ])('%s: the same survey as baseline, linked, %s after the training, open for 28 days', (id, offset) => {
    expect(touchpoint('baseline')).toMatchObject({ survey: 'leadership-practice', unlinked: false });
    expect(touchpoint(id)).toMatchObject({
      survey: 'leadership-practice',
      unlinked: false,
      opens: { from: 'trainingEnd', offset, shift: 'next' },
      closes: { from: 'trainingEnd', offset, plus: 'P28D' },
      reminders: ['P5D', 'P12D', 'P21D'],
    });
  });

  it('focus group: one hour, 4 to 6 months after the training, with six weeks’ notice', () => {
    expect(touchpoint('focus-group')).toMatchObject({
      minutes: 60,
      window: { from: 'trainingEnd', after: 'P4M', until: 'P6M' },
      notice: 'P42D',
      reminders: ['P5D', 'P12D', 'P21D'],
    });
  });

  it('has a scale for every goal of the program', () => {
    const scales = (id: string) =>
      program.surveys.find((one) => one.id === id)!.scales.map((scale) => scale.id);
    expect(scales('leadership-practice')).toEqual([
      'vitality',
      'engagement',
      'population-health',
      'experience',
      'cost',
      'interdisciplinary',
      'knowledge',
      'self-knowledge',
      'peer-mentoring',
    ]);
    expect(scales('training-satisfaction')).toEqual(['content', 'facilitation', 'setting']);
  });
});

/** Seconds that a physician needs: a slow reading of each row, and typing a sentence or two on a phone. */
function seconds(question: Question): number {
  if (question.type === 'matrix') return 10 + 8 * question.rows.length;
  return { radiogroup: 15, checkbox: 30, rating: 10, comment: 45 }[question.type];
}

/** Answers every question that is asked with the same end of its scale. */
function extreme(survey: SurveyDefinition, high: boolean): Answers {
  const pick = <T>(list: readonly T[]): T => list.at(high ? -1 : 0)!;
  const all = Object.fromEntries(
    questionsOf(survey).flatMap((question): [string, Answers[string]][] => {
      if (question.type === 'matrix') {
        const rows = question.rows.map((row) => [row.value, pick(question.columns).value]);
        return [[question.name, Object.fromEntries(rows)]];
      }
      if (question.type === 'rating') return [[question.name, high ? question.rateMax : question.rateMin]];
      return question.type === 'comment' ? [[question.name, 'A sentence.']] : [];
    }),
  );
  return withoutHidden(questionsOf(survey), all);
}

describe.each(program.surveys)('the survey $id', ({ id, minutes, scales }) => {
  const survey = surveys[id]!;

  it.each([true, false])(
    'can be finished in the minutes its mails promise, high on every scale: %s',
    (high) => {
      const needed = shownQuestions(questionsOf(survey), extreme(survey, high)).reduce(
        (sum, question) => sum + seconds(question),
        5 * survey.pages.length,
      );
      expect(needed / 60).toBeLessThanOrEqual(minutes);
      expect(needed / 60).toBeGreaterThan(minutes / 2);
    },
  );

  it('leaves the minutes to the page, which says those of the program', () => {
    expect(survey.description).not.toMatch(/minute/);
  });

  it('scores every row of every matrix in exactly one scale', () => {
    const rows = questionsOf(survey).flatMap((question) =>
      question.type === 'matrix' ? question.rows.map((row) => `${question.name}.${row.value}`) : [],
    );
    expect(scales.flatMap(({ items }) => items).toSorted()).toEqual(rows.toSorted());
    expect(rows.every((row) => isScorable(survey, row))).toBe(true);
  });

  it('takes answers at either end of every scale, and reversed items keep a yea-sayer off the top', () => {
    for (const high of [true, false]) {
      const { answers, faults } = checkAnswers(survey, extreme(survey, high));
      expect(faults).toEqual([]);
      for (const scale of scales) {
        const value = score(survey, scales, answers)[scale.id]!;
        const top = score(survey, [{ ...scale, reversed: [] }], answers)[scale.id]!;
        if (scale.reversed.length > 0) expect(value).not.toBe(top);
        else expect(value).toBe(top);
      }
    }
  });

  it('asks nobody to answer everything, yet takes no empty form', () => {
    expect(checkAnswers(survey, {}).faults).toHaveLength(1);
    expect(questionsOf(survey).some((one) => one.type === 'matrix' && one.eachRowRequired)).toBe(false);
  });
});
