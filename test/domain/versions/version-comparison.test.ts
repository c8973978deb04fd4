import { describe, expect, it } from 'vitest';
import type { Offset } from '../../../domain/dates/offset.ts';
import { compareVersions } from '../../../domain/versions/version-comparison.ts';
import {
  changedProgram,
  questionIn,
  surveyAt,
  without,
  withQuestion,
} from '../../support/changed-program.ts';
import { smallProgram } from '../../support/small-program.ts';

const SMALL = smallProgram();
const NOTHING = { general: [], touchpoints: [], surveys: [], mails: [] };
const changes = (edit: Parameters<typeof changedProgram>[1]) =>
  compareVersions(SMALL, changedProgram(SMALL, edit));

describe('two versions of a program', () => {
  it('that are the same differ in nothing, whatever order their properties stand in', () => {
    const turned = changedProgram(SMALL, (copy) => {
      copy.program = Object.fromEntries(Object.entries(copy.program).reverse()) as typeof copy.program;
    });
    expect(compareVersions(SMALL, turned)).toMatchObject(NOTHING);
  });

  it('differ in what the program says as a whole', () => {
    const { general, ...rest } = changes(({ program }) => {
      program.contactLimit.perWeek = 2;
      program.title = 'Another title';
    });
    expect(general).toEqual([
      { field: 'title', from: 'Clinical Leadership Program', to: 'Another title' },
      { field: 'contactLimit', from: { perWeek: 7 }, to: { perWeek: 2 } },
    ]);
    expect(rest).toMatchObject({ touchpoints: [], surveys: [], mails: [] });
  });

  it('differ in touchpoints: added, removed, other dates, other reminders', () => {
    const { touchpoints } = changes((copy) => {
      const baseline = surveyAt(copy, 'baseline');
      baseline.reminders = ['P5D', 'P9D'] as Offset[];
      baseline.opens = { ...baseline.opens, offset: '-P30D' as Offset };
      without(copy, 'satisfaction');
      copy.program.touchpoints.push({ ...baseline, id: 'month-6', title: 'Half a year later' });
    });
    expect(touchpoints).toEqual([
      {
        id: 'baseline',
        title: 'Before the training',
        change: 'changed',
        fields: [
          expect.objectContaining({ field: 'opens' }),
          { field: 'reminders', from: ['P5D'], to: ['P5D', 'P9D'] },
        ],
      },
      { id: 'month-6', title: 'Half a year later', change: 'added', fields: [] },
      { id: 'satisfaction', title: 'The training itself', change: 'removed', fields: [] },
    ]);
  });

  it('differ in the questions and the scales of a survey', () => {
    const { surveys } = changes((copy) => {
      withQuestion(copy, 'practice');
      questionIn(copy, 'practice', 'energy').title = 'How much energy have you?';
      copy.surveys.practice!.pages[1]!.elements.shift();
      copy.program.surveys[0]!.minutes = 6;
      const scale = {
        id: 'listening',
        title: 'Listening',
        items: ['skills.listen'],
        reversed: [],
        atLeast: 1,
      };
      copy.program.surveys[0]!.scales.push(scale);
    });
    const [practice] = surveys;
    expect(practice).toMatchObject({ id: 'practice', change: 'changed' });
    expect(practice!.fields.map(({ field }) => field)).toEqual(['minutes']);
    expect(practice!.questions.map(({ id, change }) => `${id} ${change}`)).toEqual([
      'energy changed',
      'new-question added',
      'topics removed',
    ]);
    expect(practice!.questions[0]!.fields).toEqual([
      { field: 'title', from: 'How is your energy?', to: 'How much energy have you?' },
    ]);
    expect(practice!.scales).toMatchObject([{ id: 'listening', change: 'added' }]);
  });

  it('differ in the order of the questions that both ask', () => {
    const { surveys } = changes((copy) => {
      copy.surveys.practice!.pages[0]!.elements.reverse();
      withQuestion(copy, 'practice');
    });
    expect(surveys[0]!.fields.map(({ field }) => field)).toEqual(['pages']);
  });

  it('differ in surveys that come and go whole, and in mails', () => {
    const { surveys, mails } = changes((copy) => {
      copy.program.surveys = [{ id: 'other', title: 'Another survey', minutes: 3, scales: [] }];
      copy.surveys = { other: copy.surveys.practice! };
      copy.mails.mail = { subject: '{{title}}!', body: '{{link}}' };
      delete copy.mails.thanks;
      copy.footer = 'Write to us. {{stopLink}}';
    });
    expect(surveys.map(({ id, change }) => `${id} ${change}`)).toEqual(['other added', 'practice removed']);
    expect(mails.map(({ id, change, fields }) => [id, change, fields.map(({ field }) => field)])).toEqual([
      ['mail', 'changed', ['subject']],
      ['footer', 'changed', ['body']],
      ['thanks', 'removed', []],
    ]);
  });
});
