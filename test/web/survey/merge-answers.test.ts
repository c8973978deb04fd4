import { describe, expect, it } from 'vitest';
import type { PageAnswers } from '../../../web/participant/survey/form-answers.ts';
import { mergedAnswers } from '../../../web/participant/survey/merge-answers.ts';

const QUESTIONS = [
  { name: 'skills', type: 'matrix' },
  { name: 'again', type: 'radiogroup' },
  { name: 'topics', type: 'checkbox' },
  { name: 'note', type: 'comment' },
];
const merged = (base: PageAnswers, here: PageAnswers, there: PageAnswers) =>
  mergedAnswers(QUESTIONS, base, here, there);

describe('two devices with the same draft', () => {
  it('each keep what only they have changed', () => {
    const base = { again: 'yes', topics: ['a'], note: 'x' };
    expect(merged(base, { ...base, again: 'no' }, { ...base, note: 'y' })).toEqual({
      again: 'no',
      topics: ['a'],
      note: 'y',
    });
  });

  it('each keep their rows of a matrix', () => {
    expect(merged({ skills: { a: 1 } }, { skills: { a: 1, b: 2 } }, { skills: { a: 3, c: 4 } })).toEqual({
      skills: { a: 3, b: 2, c: 4 },
    });
  });

  it('take away what one of them has taken away', () => {
    expect(merged({ again: 'yes', topics: ['a'] }, { topics: ['a'] }, { again: 'yes' })).toEqual({});
  });

  it('where both have changed the same choice, it is that of here', () => {
    expect(merged({ again: 'yes' }, { again: 'no' }, { again: 'perhaps' })).toEqual({ again: 'no' });
    expect(merged({}, { skills: { a: 1 } }, { skills: { a: 2 } })).toEqual({ skills: { a: 1 } });
  });

  it('lose no text that either has written', () => {
    expect(merged({}, { note: 'mine' }, { note: 'theirs' })).toEqual({ note: 'mine\n\ntheirs' });
    expect(merged({ note: 'a' }, { note: 'a b' }, { note: 'a b c' })).toEqual({ note: 'a b c' });
    expect(merged({ note: 'a' }, { note: 'a b c' }, { note: 'a b' })).toEqual({ note: 'a b c' });
    expect(merged({ note: 'a' }, {}, { note: 'a b' })).toEqual({ note: 'a b' });
  });
});
