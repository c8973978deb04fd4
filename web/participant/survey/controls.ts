import type { SaveStatus } from './draft-saver.ts';

/** What the script adds to the page: where one is, whether it is saved, and the way back and on. */
export interface Controls {
  back: HTMLButtonElement;
  next: HTMLButtonElement;
  progress(at: { done: number; total: number; minutes: number } | undefined): void;
  say(text: string): void;
  notice(text: string): void;
  rest(text: string): void;
}

const element = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  given: Partial<HTMLElementTagNameMap[Name]>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] => {
  const made = Object.assign(document.createElement(name), given);
  made.append(...children);
  return made;
};

/** Puts them into the form: progress above, buttons below. */
export function addControls(form: HTMLFormElement): Controls {
  const bar = element('progress', { className: 'bar' });
  bar.setAttribute('aria-label', 'Answered');
  const place = element('p', { className: 'place' });
  const status = element('p', { className: 'saved' });
  status.setAttribute('role', 'status');
  const notice = element('div', { className: 'note', hidden: true });
  notice.setAttribute('role', 'status');
  const head = element('div', { className: 'progress' }, bar, place, status);
  const back = element('button', { type: 'button', className: 'quiet', textContent: 'Back' });
  const next = element('button', { type: 'button' });
  const rest = element('p', {});
  form.prepend(head, notice);
  form.querySelector('#send h2')?.after(rest);
  form.append(element('div', { className: 'way' }, back, next));
  return {
    back,
    next,
    progress: (at) => {
      bar.hidden = place.hidden = !at;
      if (!at) return;
      bar.max = at.total;
      bar.value = at.done;
      const isDone = at.done === at.total;
      const left = isDone ? '' : `, about ${at.minutes} ${at.minutes === 1 ? 'minute' : 'minutes'} left`;
      place.textContent = `${at.done} of ${at.total}${left}`;
    },
    say: (text) => {
      // Setting the same again would be read aloud again.
      if (status.textContent !== text) status.textContent = text;
    },
    notice: (text) => {
      notice.hidden = false;
      if (notice.textContent !== text) notice.replaceChildren(element('p', { textContent: text }));
    },
    rest: (text) => {
      rest.textContent = text;
    },
  };
}

/** What the state of a draft is called on the page. */
export const STATUS_WORDS: Record<SaveStatus, string> = {
  saving: '',
  saved: 'Saved',
  offline: 'Not saved yet: no connection. What you type is kept on this device.',
  closed: 'The survey has closed; what is typed now can no longer be sent.',
  refused: 'Not saved: one of the answers cannot be kept. Is a text very long?',
};

/** Where the browser keeps nothing: without a connection, and for answers that are kept nowhere else. */
export const NOT_KEPT = {
  offline:
    'Not saved yet: no connection. Please leave this page open, because this browser keeps nothing itself.',
  unlinked:
    'Your answers are kept nowhere until you send them, because this browser keeps nothing itself. Please send them before you close or reload this page.',
};
