import { describe, expect, it } from 'vitest';
import type { Import } from '../../../web/console/imports/import-state.ts';
import { beforeText, importText } from '../../../web/console/imports/import-words.ts';

const state = (changes: Partial<Import>): Import => ({
  importId: 'i-1',
  createdAt: '2026-11-22T15:00:00.000Z',
  rows: 200,
  done: 200,
  enrolled: 190,
  known: 10,
  finished: true,
  ...changes,
});
const STOPPED = state({ done: 57, finished: false });
const HALF = state({ enrolled: 20, undone: 170, kept: 0 });
const UNDONE = state({ enrolled: 0, undone: 188, kept: 2 });

describe('where an import stands', () => {
  it.each([
    [state({}), 'Finished.'],
    [STOPPED, 'Stopped after 57 of 200 rows. Choose the same file again to go on.'],
    [HALF, 'Undone in part: 20 people left.'],
    [UNDONE, 'Undone: 188 people taken back. 2 stay, who were written to before, or withdrawn by hand.'],
    [state({ enrolled: 0, undone: 1, kept: 0 }), 'Undone: 1 person taken back.'],
  ])('is said in a sentence %#', (one, words) => {
    expect(importText(one)).toBe(words);
  });

  it.each([
    [undefined, undefined],
    [state({}), 'This very file was imported on Monday. Nobody is enrolled twice.'],
    [
      STOPPED,
      'The import of this very file began on Monday and stopped after 57 of 200 rows. It goes on from there.',
    ],
    [HALF, 'This very file was imported on Monday, and that is being undone. Go on undoing it below first.'],
    [UNDONE, 'This very file was imported on Monday and undone. It can be imported anew.'],
  ])('is said before the same file is imported again %#', (one, words) => {
    expect(beforeText(one, 'Monday')).toBe(words);
  });
});
