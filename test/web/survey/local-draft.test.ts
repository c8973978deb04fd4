import { describe, expect, it } from 'vitest';
import {
  forgetOldDrafts,
  type LocalDraft,
  readLocalDraft,
  type Shelf,
  writeLocalDraft,
} from '../../../web/participant/survey/local-draft.ts';

const DRAFT: LocalDraft = { sequence: 2, base: {}, answers: { note: 'a' }, at: 1_000 };
const DAY = 86_400_000;

function shelf(): Shelf {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    key: (index) => [...items.keys()][index] ?? null,
    get length() {
      return items.size;
    },
  };
}

const forbidden = (): Shelf => {
  throw new Error('The operation is insecure.');
};

describe('what a browser keeps of a draft', () => {
  it('is read again, and gone once it is removed', () => {
    const one = shelf();
    writeLocalDraft(() => one, 'key', DRAFT);
    expect(readLocalDraft(() => one, 'key')).toEqual(DRAFT);
    expect(readLocalDraft(() => one, 'other')).toBeUndefined();
    writeLocalDraft(() => one, 'key', undefined);
    expect(one.length).toBe(0);
  });

  it('is forgotten after thirty days, and nothing that is not ours', () => {
    const one = shelf();
    one.setItem('theirs', 'x');
    writeLocalDraft(() => one, 'old', DRAFT);
    writeLocalDraft(() => one, 'new', { ...DRAFT, at: 20 * DAY });
    forgetOldDrafts(() => one, 31 * DAY);
    expect(readLocalDraft(() => one, 'old')).toBeUndefined();
    expect(readLocalDraft(() => one, 'new')).toBeDefined();
    expect(one.getItem('theirs')).toBe('x');
  });

  it('is nothing where the browser forbids it or has something else there', () => {
    expect(readLocalDraft(forbidden, 'key')).toBeUndefined();
    writeLocalDraft(forbidden, 'key', DRAFT);
    forgetOldDrafts(forbidden, 0);
    const one = shelf();
    one.setItem('survey-draft key', '{"answers"');
    expect(readLocalDraft(() => one, 'key')).toBeUndefined();
    forgetOldDrafts(() => one, 0);
    expect(one.length).toBe(0);
  });
});
