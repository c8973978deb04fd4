import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SurveyDefinition } from '../../../domain/surveys/survey.ts';
import { checkAnswers } from '../../../domain/surveys/survey-check.ts';

const CHOICES = [
  { value: 'ward', text: 'Ward' },
  { value: 'clinic', text: 'Clinic' },
  { value: 3, text: 'Elsewhere' },
];
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
          isRequired: true,
          columns: [
            { value: 1, text: 'No' },
            { value: 2, text: 'Yes' },
          ],
          rows: [
            { value: 'calm', text: 'Calm' },
            { value: 'busy', text: 'Busy' },
          ],
        },
        {
          type: 'matrix',
          name: 'every',
          title: 'Every row',
          eachRowRequired: true,
          columns: [
            { value: 1, text: 'No' },
            { value: 2, text: 'Yes' },
          ],
          rows: [
            { value: 'one', text: 'One' },
            { value: 'two', text: 'Two' },
          ],
        },
        { type: 'radiogroup', name: 'place', title: 'Place', choices: CHOICES },
        { type: 'checkbox', name: 'places', title: 'Places', choices: CHOICES, maxSelectedChoices: 2 },
        { type: 'rating', name: 'overall', title: 'Overall', rateMin: -2, rateMax: 2 },
        { type: 'comment', name: 'text', title: 'Text' },
        { type: 'comment', name: 'short', title: 'Short', maxLength: 10 },
      ],
    },
  ],
});

const VALID = { work: { calm: 1 } };
const check = (given: object) => checkAnswers(SURVEY, { ...VALID, ...given });
const faults = (given: object) => check(given).faults.map(({ pointer, code }) => `${pointer} ${code}`);

describe('checkAnswers', () => {
  it('takes complete answers and returns them in the order of the definition', () => {
    const given = {
      text: 'Two\nlines',
      overall: -1,
      places: ['clinic', 3],
      place: 3,
      every: { two: 2, one: 1 },
      work: { busy: 2, calm: 1 },
    };
    const { answers, faults: found } = checkAnswers(SURVEY, given);
    expect(found).toEqual([]);
    expect(answers).toEqual(given);
    expect(JSON.stringify(answers)).toBe(
      '{"work":{"calm":1,"busy":2},"every":{"one":1,"two":2},"place":3,"places":["clinic",3],"overall":-1,"text":"Two\\nlines"}',
    );
  });

  it.each([undefined, null, 'x', 42, []])('refuses %j in place of the answers', (given) => {
    expect(checkAnswers(SURVEY, given)).toEqual({
      answers: {},
      faults: [{ pointer: '/answers', code: 'type' }],
    });
  });

  it('S1 refuses unknown questions and rows without repeating their names', () => {
    expect(faults({ secret: 1 })).toEqual(['/answers unknown-question']);
    expect(faults({ work: { calm: 1, secret: 1 } })).toEqual(['/answers/work unknown-question']);
    expect(faults(JSON.parse('{"__proto__":{"a":1}}'))).toEqual(['/answers unknown-question']);
    expect(faults({ constructor: 1 })).toEqual(['/answers unknown-question']);
  });

  it('S1 lists at most 100 unknown questions', () => {
    expect(faults(Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`q${n}`, 1])))).toHaveLength(100);
  });

  it('S1 lists at most 100 unknown rows of a matrix', () => {
    const unknown = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`r${n}`, 1]));
    expect(faults({ work: { ...VALID.work, ...unknown } })).toHaveLength(100);
  });

  it.each([undefined, null, {}, ''])('S2 refuses %j where an answer is required', (work) => {
    expect(faults({ work })).toEqual(['/answers/work required']);
  });

  it('S2 refuses a matrix with a row left out where each row is required, and takes it left out as a whole', () => {
    expect(faults({ every: { one: 1 } })).toEqual(['/answers/every/two required']);
    expect(faults({ every: {} })).toEqual([]);
  });

  it.each([
    ['an option that is not listed', { place: 'attic' }, '/answers/place option'],
    ['two options in a single choice', { place: ['ward', 'clinic'] }, '/answers/place option'],
    ['a number as text', { place: '3' }, '/answers/place option'],
    ['the same option twice', { places: ['ward', 'ward'] }, '/answers/places duplicate-option'],
    ['more options than allowed', { places: ['ward', 'clinic', 3] }, '/answers/places too-many-options'],
    ['an unlisted option among others', { places: ['ward', 'attic'] }, '/answers/places option'],
    ['one option where a list belongs', { places: 'ward' }, '/answers/places type'],
    ['a rating out of range', { overall: 3 }, '/answers/overall option'],
    ['a rating between two steps', { overall: 0.5 }, '/answers/overall option'],
    ['a rating as text', { overall: '1' }, '/answers/overall option'],
    ['a column that is not there', { work: { calm: 9 } }, '/answers/work/calm option'],
    ['a list where a matrix belongs', { work: [1] }, '/answers/work type'],
    ['a number where a matrix belongs', { work: 1 }, '/answers/work type'],
    ['a number where text belongs', { text: 7 }, '/answers/text type'],
    ['a map where text belongs', { text: { toString: 'x' } }, '/answers/text type'],
  ])('S5 refuses %s', (_, given, says) => {
    expect(faults(given)).toEqual([says]);
    expect(check(given).answers).not.toHaveProperty(Object.keys(given)[0]!);
  });

  it('S7 counts text in code points, up to the limit', () => {
    expect(faults({ text: '👩'.repeat(5000) })).toEqual([]);
    expect(faults({ text: 'x'.repeat(5001) })).toEqual(['/answers/text length']);
    expect(faults({ short: '👩'.repeat(10) })).toEqual([]);
    expect(faults({ short: 'x'.repeat(11) })).toEqual(['/answers/short length']);
  });

  it.each([
    '<script>alert(1)</script>',
    'javascript:alert(1)',
    '<svg onload=alert(1)>',
    '{{7*7}}',
    '$' + '{7*7}',
    "=cmd|'/C calc'!A0",
    '+1',
    '-1+1',
    '@SUM(A1)',
    '\t=1',
    'one\u2028two',
    'x\uFEFF',
    '👩‍👩‍👧‍👦',
    'אבג \u202Eabc',
    '李 Núñez',
  ])('S8, S9, S10 takes %j as the text it is', (text) => {
    expect(check({ text })).toEqual({ answers: { ...VALID, text }, faults: [] });
  });

  it.each(['a\u0000b', '\uD800'])('S10 refuses %j, which no store keeps exactly', (text) => {
    expect(faults({ text })).toEqual(['/answers/text control-character']);
  });

  it('counts blank text and no choice as not answered', () => {
    expect(check({ text: ' \n', places: [], place: null })).toEqual({ answers: VALID, faults: [] });
  });

  it('reports the fault of every question', () => {
    expect(faults({ work: {}, overall: 9, place: 'attic', extra: 1 })).toEqual([
      '/answers unknown-question',
      '/answers/work required',
      '/answers/place option',
      '/answers/overall option',
    ]);
  });

  it('never throws, and takes again what it has taken once', () => {
    const names = fc.constantFrom('work', 'every', 'place', 'places', 'overall', 'text', 'short', 'other');
    fc.assert(
      fc.property(fc.dictionary(names, fc.jsonValue({ maxDepth: 2 })), (given) => {
        const { answers, faults: found } = checkAnswers(SURVEY, given);
        if (found.length === 0) expect(checkAnswers(SURVEY, answers)).toEqual({ answers, faults: [] });
      }),
    );
  });
});
