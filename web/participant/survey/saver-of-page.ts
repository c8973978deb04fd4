import { type Controls, NOT_KEPT, STATUS_WORDS } from './controls.ts';
import { type DraftSaver, draftSaver, type Reply } from './draft-saver.ts';
import type { PageAnswers } from './form-answers.ts';
import { canKeep, forgetOldDrafts, readLocalDraft, writeLocalDraft } from './local-draft.ts';
import { localKeeper } from './local-keeper.ts';
import { mergedAnswers } from './merge-answers.ts';
import type { PageForm } from './page-form.ts';
import { putDraft } from './requests.ts';

const shelf = () => localStorage;

/** The saver of the page's survey, after what this device still had has been put into the form. */
export function saverOf(
  page: PageForm,
  controls: Controls,
  refilled: () => void,
): DraftSaver & { forget(): void } {
  const { form, questions } = page;
  const key = form.dataset.key ?? '';
  const token = hidden(form, 't');
  const programVersion = hidden(form, 'v');
  const forget = () => writeLocalDraft(shelf, key, undefined);
  forgetOldDrafts(shelf, Date.now());
  const local = readLocalDraft(shelf, key);
  const isKept = canKeep(shelf);
  // A form that came back to be mended is newer than anything kept.
  const isReturned = document.querySelector('.faults, [role="alert"]') !== null;

  const over = (isFinal: boolean) => {
    if (isFinal) forget();
    location.replace(`/survey?t=${encodeURIComponent(token)}`);
  };
  const keep = (sequence: number, base: PageAnswers, answers: PageAnswers) =>
    writeLocalDraft(shelf, key, { sequence, base, answers, at: Date.now() });

  if (form.dataset.unlinked !== undefined) {
    if (local && !isReturned) page.fill(local.answers);
    const promise = document.querySelector('.scripted');
    if (promise && !isKept) promise.textContent = NOT_KEPT.unlinked;
    const show = (reply: Reply) => {
      if (reply.kind === 'over') over(reply.isFinal);
      else if (reply.kind === 'closed') controls.say(STATUS_WORDS.closed);
      else if (reply.kind === 'saved' && reply.notice) controls.notice(reply.notice);
    };
    const begun = () => putDraft(token, { sequence: 1, programVersion });
    const keeper = localKeeper({ begun, keep: (answers) => keep(0, {}, answers), show });
    return { ...keeper, forget };
  }

  const stored = { sequence: Number(form.dataset.sequence), answers: isReturned ? {} : page.answers() };
  const merge = (base: PageAnswers, here: PageAnswers, there: PageAnswers) =>
    mergedAnswers(questions, base, here, there);
  const saver = draftSaver(
    {
      put: ({ sequence, answers }) => putDraft(token, { sequence, answers, programVersion }),
      keep: (unsaved) =>
        unsaved ? keep(unsaved.base.sequence, unsaved.base.answers, unsaved.answers) : forget(),
      later: (ms, run) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      random: Math.random,
      show: (status, notice) => {
        controls.say(status === 'offline' && !isKept ? NOT_KEPT.offline : STATUS_WORDS[status]);
        if (notice) controls.notice(notice);
      },
      merge,
      merged: (answers) => {
        page.fill(answers);
        refilled();
      },
      over,
    },
    stored,
  );
  if (local && !isReturned) page.fill(merge(local.base, local.answers, stored.answers));
  saver.changed(page.answers());
  return { ...saver, forget };
}

const hidden = (form: HTMLFormElement, name: string): string =>
  form.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.value ?? '';
