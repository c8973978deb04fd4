import { describe, expect, it } from 'vitest';
import {
  answersIn,
  type PageAnswers,
  type PageQuestion,
} from '../../../web/participant/survey/form-answers.ts';
import {
  askedItems,
  firstOpen,
  type Item,
  missingIn,
  progressAt,
  stepsOf,
  stepWith,
} from '../../../web/participant/survey/steps.ts';

const question = (name: string, type: string, more: Partial<PageQuestion> = {}): PageQuestion => ({
  name,
  type,
  rows: [],
  isRequired: false,
  allRows: false,
  ...more,
});
const QUESTIONS = [
  question('skills', 'matrix', { rows: ['listen', 'delegate'], isRequired: true }),
  question('again', 'radiogroup', { isRequired: true }),
  question('why', 'comment', { visibleIf: { question: 'again', is: ['no'] }, isRequired: true }),
  question('topics', 'checkbox'),
  question('every', 'matrix', { rows: ['one', 'two'], allRows: true }),
];
const ITEMS: Item[] = [
  { question: 'skills', row: 'listen', section: 0 },
  { question: 'skills', row: 'delegate', section: 0 },
  { question: 'again', section: 0 },
  { question: 'why', section: 1 },
  { question: 'topics', section: 2 },
  { question: 'every', row: 'one', section: 2 },
  { question: 'every', row: 'two', section: 2 },
];
const asked = (answers: PageAnswers) => askedItems(ITEMS, QUESTIONS, answers);
const names = (items: readonly Item[]) => items.map(({ question: name, row }) => row ?? name);

describe('the steps of a survey', () => {
  it('are one thing at a time on a narrow screen, a row of a matrix for one', () => {
    expect(stepsOf(asked({}), true).map(names)).toEqual([
      ['listen'],
      ['delegate'],
      ['again'],
      ['topics'],
      ['one'],
      ['two'],
    ]);
  });

  it('are the pages of the survey on a wide one; a page without a question to ask is none', () => {
    expect(stepsOf(asked({}), false).map(names)).toEqual([
      ['listen', 'delegate', 'again'],
      ['topics', 'one', 'two'],
    ]);
    expect(stepsOf(asked({ again: 'no' }), false)).toHaveLength(3);
  });

  it('are kept in place when a question appears, disappears, or the screen is turned', () => {
    const narrow = stepsOf(asked({ again: 'no' }), true);
    expect(stepWith(narrow, ITEMS, ITEMS[3]!)).toBe(3);
    const without = stepsOf(asked({ again: 'yes' }), true);
    expect(names(without[stepWith(without, ITEMS, ITEMS[3]!)]!)).toEqual(['topics']);
    const wide = stepsOf(asked({}), false);
    expect(stepWith(wide, ITEMS, ITEMS[5]!)).toBe(1);
  });

  it('go on at the first thing that is not answered', () => {
    const steps = stepsOf(asked({}), true);
    expect(firstOpen(steps, {})).toBe(0);
    expect(firstOpen(steps, { skills: { listen: 1, delegate: 2 } })).toBe(2);
    const all = {
      skills: { listen: 1, delegate: 2 },
      again: 'yes',
      topics: ['a'],
      every: { one: 1, two: 1 },
    };
    expect(firstOpen(steps, all)).toBe(6);
  });
});

describe('what is left', () => {
  const steps = stepsOf(asked({}), true);

  it('is the share of the promised minutes that is not dealt with, rounded up', () => {
    expect(progressAt(steps, 0, {}, 9)).toEqual({ done: 0, total: 6, minutes: 9 });
    expect(progressAt(steps, 0, { again: 'yes' }, 9)).toEqual({ done: 1, total: 6, minutes: 8 });
    expect(progressAt(steps, 2, { again: 'yes' }, 9)).toEqual({ done: 3, total: 6, minutes: 5 });
  });

  it('is never less than a minute', () => {
    expect(progressAt(steps, 6, {}, 9)).toEqual({ done: 6, total: 6, minutes: 1 });
    expect(progressAt([], 0, {}, 9).minutes).toBe(1);
  });
});

describe('what keeps a step from being left', () => {
  const missing = (step: Item[], answers: PageAnswers) => names(missingIn(step, ITEMS, QUESTIONS, answers));

  it('is a required question without an answer', () => {
    expect(missing([ITEMS[2]!], {})).toEqual(['again']);
    expect(missing([ITEMS[2]!], { again: 'yes' })).toEqual([]);
    expect(missing([ITEMS[4]!], {})).toEqual([]);
  });

  it('is the last row of a required matrix of which no row is answered', () => {
    expect(missing([ITEMS[0]!], {})).toEqual([]);
    expect(missing([ITEMS[1]!], {})).toEqual(['delegate']);
    expect(missing([ITEMS[1]!], { skills: { listen: 1 } })).toEqual([]);
  });

  it('is a row left out of a matrix that is to be answered as a whole, once it is begun', () => {
    expect(missing(ITEMS.slice(5), {})).toEqual([]);
    expect(missing(ITEMS.slice(5), { every: { one: 1 } })).toEqual(['two']);
  });
});

describe('the answers in a form', () => {
  it('have the shapes that the server checks', () => {
    const fields: [string, unknown][] = [
      ['t', 'token'],
      ['q.skills.listen', '3'],
      ['q.again', 'yes'],
      ['q.why', 'Too\r\nfar'],
      ['q.topics', 'room'],
      ['q.topics', '7'],
      ['q.other', 'x'],
    ];
    expect(answersIn(QUESTIONS, fields)).toEqual({
      skills: { listen: 3 },
      again: 'yes',
      why: 'Too\nfar',
      topics: ['room', 7],
    });
    expect(answersIn(QUESTIONS, [['q.why', ' \n']])).toEqual({});
  });
});
