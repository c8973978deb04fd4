import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { haveSameRange, isScorable, score } from '../../../domain/surveys/scoring.ts';
import { Scale, SurveyDefinition } from '../../../domain/surveys/survey.ts';

const SURVEY = SurveyDefinition.parse({
  title: 'Survey',
  pages: [
    {
      name: 'page',
      title: 'Page',
      elements: [
        {
          type: 'matrix',
          name: 'work',
          title: 'Work',
          columns: [
            { value: 1, text: 'Never' },
            { value: 4, text: 'Sometimes' },
            { value: 7, text: 'Always' },
            { value: 'not-applicable', text: 'Does not apply' },
          ],
          rows: [
            { value: 'good', text: 'Good' },
            { value: 'bad', text: 'Bad' },
            { value: 'calm', text: 'Calm' },
          ],
        },
        { type: 'rating', name: 'overall', title: 'Overall', rateMin: 0, rateMax: 10 },
        { type: 'rating', name: 'seven', title: 'Seven', rateMin: 1, rateMax: 7 },
        {
          type: 'radiogroup',
          name: 'role',
          title: 'Role',
          choices: [
            { value: 1, text: 'A' },
            { value: 2, text: 'B' },
          ],
        },
        { type: 'comment', name: 'text', title: 'Text' },
        {
          type: 'matrix',
          name: 'words',
          title: 'Words',
          columns: [
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No' },
          ],
          rows: [{ value: 'one', text: 'One' }],
        },
      ],
    },
  ],
});
const scale = (over: Partial<Scale> = {}): Scale =>
  Scale.parse({
    id: 'scale',
    title: 'Scale',
    items: ['work.good', 'work.bad', 'work.calm'],
    atLeast: 1,
    ...over,
  });

const scored = (one: Scale, answers: Parameters<typeof score>[2]) => score(SURVEY, [one], answers).scale;

describe('score', () => {
  it('is the mean of the answered items', () => {
    expect(scored(scale(), { work: { good: 7, bad: 4, calm: 1 } })).toBe(4);
    expect(scored(scale(), { work: { good: 7, calm: 4 } })).toBe(5.5);
  });

  it('mirrors reversed items within their own range', () => {
    expect(scored(scale({ items: ['work.bad'], reversed: ['work.bad'] }), { work: { bad: 7 } })).toBe(1);
    expect(scored(scale({ items: ['overall'], reversed: ['overall'] }), { overall: 0 })).toBe(10);
    expect(scored(scale({ reversed: ['work.bad'] }), { work: { good: 7, bad: 1, calm: 7 } })).toBe(7);
  });

  it('is missing where fewer than atLeast items are answered', () => {
    expect(scored(scale({ atLeast: 2 }), { work: { good: 7 } })).toBeUndefined();
    expect(scored(scale({ atLeast: 2 }), { work: { good: 7, bad: 7 } })).toBe(7);
    expect(scored(scale(), {})).toBeUndefined();
  });

  it('counts "does not apply" as not answered', () => {
    expect(scored(scale({ atLeast: 2 }), { work: { good: 7, bad: 'not-applicable' } })).toBeUndefined();
  });

  it('scores zero as an answer', () => {
    expect(scored(scale({ items: ['overall'] }), { overall: 0 })).toBe(0);
  });

  it('reversing every item mirrors the score', () => {
    const cell = fc.constantFrom(1, 4, 7);
    fc.assert(
      fc.property(fc.record({ good: cell, bad: cell, calm: cell }, { noNullPrototype: true }), (work) => {
        const plain = scored(scale(), { work })!;
        const mirrored = scored(scale({ reversed: scale().items }), { work })!;
        expect(mirrored).toBeCloseTo(8 - plain, 10);
      }),
    );
  });
});

describe('isScorable', () => {
  it.each(['overall', 'work.good'])('takes %s', (item) => expect(isScorable(SURVEY, item)).toBe(true));

  it.each([
    'work',
    'work.missing',
    'work.good.extra',
    'overall.good',
    'role',
    'text',
    'words.one',
    'missing',
    'constructor',
  ])('refuses %s, which has no number of its own', (item) => expect(isScorable(SURVEY, item)).toBe(false));

  it('compares the ranges of two items', () => {
    expect(haveSameRange(SURVEY, 'work.good', 'seven')).toBe(true);
    expect(haveSameRange(SURVEY, 'work.good', 'overall')).toBe(false);
  });
});
