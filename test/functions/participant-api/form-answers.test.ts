import { describe, expect, it } from 'vitest';
import { checkAnswers } from '../../../domain/surveys/survey-check.ts';
import { formAnswers } from '../../../functions/participant-api/form-answers.ts';
import { PRACTICE } from '../../support/small-program.ts';

const answersOf = (body: string) => formAnswers(PRACTICE, new URLSearchParams(body));

describe('answers from a form', () => {
  it('have the types of the options, whatever a form makes of them', () => {
    const body =
      'q.skills.listen=3&q.skills.delegate=1&q.energy=4&q.again=yes&q.topics=time&q.topics=room&q.note=Fine';
    expect(answersOf(body)).toEqual({
      skills: { listen: 3, delegate: 1 },
      energy: 4,
      again: 'yes',
      topics: ['time', 'room'],
      note: 'Fine',
    });
  });

  it('leave out what was not answered', () => {
    expect(answersOf('t=token&v=version&q.note=')).toEqual({ note: '' });
    expect(checkAnswers(PRACTICE, answersOf('q.note=')).answers).toEqual({});
  });

  it('keep line breaks as they were typed, and every character (S8, S10)', () => {
    const text = '<script>\n{{7*7}} \u2028 \uFEFF 👩‍⚕️ \u05d0';
    const body = new URLSearchParams({ 'q.note': text.replaceAll('\n', '\r\n') }).toString();
    expect(answersOf(body).note).toBe(text);
  });

  it.each([
    ['an unknown question', 'q.other=1', '/answers', 'unknown-question'],
    ['an unknown row', 'q.skills.other=1', '/answers', 'unknown-question'],
    ['a question called __proto__', 'q.__proto__=1', '/answers', 'unknown-question'],
    ['an option that is not offered', 'q.again=perhaps', '/answers/again', 'option'],
    ['two options of a single choice', 'q.again=yes&q.again=no', '/answers/again', 'option'],
    ['the same option twice', 'q.topics=time&q.topics=time', '/answers/topics', 'duplicate-option'],
    [
      'more options than allowed',
      'q.topics=time&q.topics=room&q.topics=people',
      '/answers/topics',
      'too-many-options',
    ],
    ['a rate off the scale', 'q.energy=6', '/answers/energy', 'option'],
    ['a rate in words', 'q.energy=4.0', '/answers/energy', 'option'],
    ['two texts', 'q.note=a&q.note=b', '/answers/note', 'type'],
    ['a NUL character', 'q.note=a%00b', '/answers/note', 'control-character'],
    ['a text of 5,001 characters', `q.note=${'x'.repeat(5001)}`, '/answers/note', 'length'],
  ])('are refused with %s (S1, S5, S7, S10)', (_, body, pointer, code) => {
    const { faults } = checkAnswers(PRACTICE, answersOf(body));
    expect(faults).toContainEqual(expect.objectContaining({ pointer, code }));
    expect(Object.prototype).not.toHaveProperty('other');
  });
});
