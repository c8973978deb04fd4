import { describe, expect, it } from 'vitest';
import { Program, Touchpoint } from '../../../domain/programs/program.ts';
import { Scale, SurveyDefinition } from '../../../domain/surveys/survey.ts';
import { compareVersions } from '../../../domain/versions/version-comparison.ts';
import type { Adoption, Comparison } from '../../../web/console/api/versions.ts';
import { moveLines } from '../../../web/console/words/adoption.ts';
import { adoptionRefusalText } from '../../../web/console/words/adoption-refusal.ts';
import { comparisonWords } from '../../../web/console/words/comparison.ts';
import { specText } from '../../../web/console/words/definition.ts';
import { CLP } from '../../support/builders.ts';
import {
  changedProgram,
  questionIn,
  surveyAt,
  without,
  withQuestion,
} from '../../support/changed-program.ts';

/** As it comes over the wire. */
const comparison = (edit: Parameters<typeof changedProgram>[1]): Comparison =>
  JSON.parse(JSON.stringify(compareVersions(CLP, changedProgram(CLP, edit))));

const titleOf = (id: string) => ({ 'month-3': 'Month 3', baseline: 'Baseline' })[id] ?? id;

describe('what differs between two versions, in words', () => {
  it('is a line each, under what it is about', () => {
    const words = comparisonWords(
      comparison((copy) => {
        copy.program.contactLimit.perWeek = 1;
        const month3 = surveyAt(copy, 'month-3');
        month3.reminders = [month3.reminders[0]!];
        month3.opens = { ...month3.opens, shift: 'none' };
        without(copy, 'satisfaction');
        const group = copy.program.touchpoints.find(({ kind }) => kind === 'focus-group')!;
        if (group.kind === 'focus-group') group.notice = 'P14D' as typeof group.notice;
        withQuestion(copy, 'leadership-practice');
        questionIn(copy, 'leadership-practice', 'recent-weeks').title = 'In the last weeks';
        copy.mails['month-3-invitation']!.subject = 'Three months on';
      }),
    );
    expect(words).toEqual([
      { about: 'The program', lines: ['Contacts a week: 1 instead of 2.'] },
      {
        about: 'Survey three months after the training',
        lines: [
          'Opens: 3 months after the training end, whatever day that is instead of 3 months after the training end.',
          'Reminders: after 5 days instead of after 5 days, 12 days, and 21 days.',
        ],
      },
      {
        about: 'Focus group',
        lines: ['Booking opens before the first session by: 14 days instead of 42 days.'],
      },
      { about: 'Your view of the training', lines: ['This touchpoint is gone.'] },
      {
        about: 'Survey: Leadership in practice',
        lines: ['Question “In the last weeks”: name changed.', 'Question “What else is new?” is new.'],
      },
      { about: 'Mails', lines: ['“month-3-invitation”: 1 part changed.'] },
    ]);
  });

  it('names every property that a program can have, by what staff call it', () => {
    const questions = SurveyDefinition.shape.pages.element.shape.elements.element.options;
    const change = (shape: object) => ({
      id: 'x',
      title: 'X',
      change: 'changed' as const,
      // The names themselves never differ, and what has a part of its own is told there.
      fields: Object.keys(shape)
        .filter((field) => !['id', 'name', 'touchpoints', 'surveys', 'scales'].includes(field))
        .map((field) => ({ field })),
    });
    const survey = { ...Program.shape.surveys.element.shape, heading: 0, introduction: 0, pages: 0 };
    const lines = comparisonWords({
      from: 'a',
      to: 'b',
      general: change(Program.shape).fields,
      touchpoints: Touchpoint.options.map(({ shape }) => change(shape)),
      surveys: [
        {
          ...change(survey),
          questions: questions.map(({ shape }) => change(shape)),
          scales: [change(Scale.shape)],
        },
      ],
      mails: [],
    }).flatMap((one) => one.lines);
    expect(lines.length).toBeGreaterThan(20);
    expect(lines.filter((line) => /“(?!X”)/.test(line))).toEqual([]);
  });

  it('is nothing where nothing differs', () => {
    expect(comparisonWords(comparison(() => {}))).toEqual([]);
  });

  it('has dates as people say them', () => {
    expect(specText({ from: 'trainingStart', offset: '-P21D' })).toBe('21 days before the training start');
    expect(specText({ from: 'trainingEnd', offset: 'P3M', plus: 'P28D', at: '17:00' })).toBe(
      '3 months and 28 days after the training end, at 17:00',
    );
    expect(specText({ from: 'trainingEnd', plus: 'P1D' })).toBe('1 day after the training end');
    expect(specText({ from: 'trainingEnd', shift: 'previous' })).toBe(
      'on the training end, or the working day before',
    );
  });

  it('say two offsets that go opposite ways as two, and whose clock it is', () => {
    expect(specText({ from: 'trainingStart', offset: '-P3M', plus: 'P14D' })).toBe(
      '3 months before the training start and 14 days after that',
    );
    expect(specText({ from: 'trainingEnd', offset: 'P3M', plus: '-P7D' })).toBe(
      '3 months after the training end and 7 days before that',
    );
    expect(specText({ from: 'trainingEnd', plus: '-P1D' })).toBe('1 day before the training end');
    expect(specText({ from: 'trainingEnd', at: '17:00', zone: 'cohort' })).toBe(
      'on the training end, at 17:00, on the cohort’s clock',
    );
    const words = comparisonWords(
      comparison((copy) => {
        const group = copy.program.touchpoints.find(({ kind }) => kind === 'focus-group')!;
        Object.assign(group, { window: { from: 'trainingEnd', after: '-P2W', until: 'P2W' } });
        surveyAt(copy, 'month-3').opens.zone = 'cohort';
      }),
    );
    expect(words.flatMap(({ lines }) => lines)).toEqual([
      'Opens: 3 months after the training end, on the cohort’s clock instead of 3 months after the training end.',
      'Sessions: 2 weeks before to 2 weeks after the training end instead of 4 months to 6 months after the training end.',
    ]);
  });
});

describe('what it does to one person, in words', () => {
  const move: Adoption['moves'][number] = {
    participantId: 'p-0000000000000000',
    touchpoints: [
      { touchpoint: 'baseline', effect: 'stays' },
      {
        touchpoint: 'month-3',
        effect: 'moves',
        from: { opens: '2027-06-14T12:00:00.000Z', closes: '2027-07-13T04:00:00.000Z' },
        to: { opens: '2027-06-21T12:00:00.000Z', closes: '2027-07-20T04:00:00.000Z' },
      },
    ],
    contacts: [
      {
        touchpoint: 'month-3',
        kind: 'invitation',
        number: 1,
        from: '2027-06-14T12:00:00.000Z',
        to: '2027-06-21T12:00:00.000Z',
      },
      { touchpoint: 'month-3', kind: 'reminder', number: 2, from: '2027-06-24T12:00:00.000Z' },
    ],
    staying: 3,
    finishing: ['baseline'],
  };

  it('is a line for each window and each contact', () => {
    expect(moveLines(move, titleOf, 'America/New_York')).toEqual([
      'Month 3: Mon, Jun 21, 2027 – Mon, Jul 19, 2027 instead of Mon, Jun 14, 2027 – Mon, Jul 12, 2027.',
      'Month 3, invitation: Mon, Jun 21, 2027 instead of Mon, Jun 14, 2027.',
      'Month 3, reminder 2: will not be sent.',
      'Baseline: begun, and finished with the questions they saw.',
    ]);
  });
});

describe('why a version cannot be had, in words', () => {
  it('names what it is about, and how many people', () => {
    expect(adoptionRefusalText({ code: 'removed', touchpoint: 'month-3', people: 2 }, titleOf)).toBe(
      'It does not have “Month 3” any more, which has begun for 2 participants.',
    );
    expect(
      adoptionRefusalText({ code: 'scoring', survey: 'baseline', question: 'energy' }, titleOf),
    ).toContain('It scores “Baseline” differently (question “energy”).');
    expect(adoptionRefusalText({ code: 'of tomorrow' }, titleOf)).toBe(
      'It does not fit this cohort any more.',
    );
  });
});
