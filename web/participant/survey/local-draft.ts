import type { PageAnswers } from './form-answers.ts';

/** What this device has of a draft: what was typed, and from what of the server's it was typed. */
export interface LocalDraft {
  sequence: number;
  base: PageAnswers;
  answers: PageAnswers;
  /** Milliseconds since 1970. */
  at: number;
}

/** As much of `localStorage` as is needed; where it is forbidden or full, nothing is kept and nothing fails. */
export interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
  key(index: number): string | null;
  readonly length: number;
}

const PREFIX = 'survey-draft ';
/** A window may be open for longer; a shared computer forgets what nobody came back for in a month. */
const KEPT_MS = 30 * 86_400_000;

const tried = <T>(work: () => T): T | undefined => {
  try {
    return work();
  } catch {
    return undefined;
  }
};

/** Whether this browser keeps anything: an administrator, or the person, may have forbidden it. */
export const canKeep = (shelf: () => Shelf): boolean =>
  tried(() => {
    shelf().setItem(`${PREFIX}?`, '');
    shelf().removeItem(`${PREFIX}?`);
    return true;
  }) ?? false;

/** Undefined also where nothing may be kept, or what is there is no draft. */
export function readLocalDraft(shelf: () => Shelf, key: string): LocalDraft | undefined {
  return tried(() => {
    const text = shelf().getItem(PREFIX + key);
    const draft = text === null ? undefined : (JSON.parse(text) as Partial<LocalDraft>);
    return draft && typeof draft.answers === 'object' && typeof draft.base === 'object'
      ? (draft as LocalDraft)
      : undefined;
  });
}

/** Undefined removes it. */
export function writeLocalDraft(shelf: () => Shelf, key: string, draft: LocalDraft | undefined): void {
  tried(() =>
    draft ? shelf().setItem(PREFIX + key, JSON.stringify(draft)) : shelf().removeItem(PREFIX + key),
  );
}

/** Removes drafts of any survey into which nothing was typed for as long as that. */
export function forgetOldDrafts(shelf: () => Shelf, now: number): void {
  tried(() => {
    const all = shelf();
    const keys = Array.from({ length: all.length }, (_, index) => all.key(index) ?? '');
    for (const key of keys.filter((one) => one.startsWith(PREFIX))) {
      const at = tried(() => (JSON.parse(all.getItem(key) ?? '{}') as LocalDraft).at);
      if (at === undefined || !(now - at < KEPT_MS)) all.removeItem(key);
    }
  });
}
