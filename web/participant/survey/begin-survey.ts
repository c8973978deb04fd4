import { answersSender } from './answers-sender.ts';
import { backButton } from './back-button.ts';
import { addControls } from './controls.ts';
import { isMarked, unmark } from './faults.ts';
import { type PageForm, pageForm } from './page-form.ts';
import { randomKey } from './random-key.ts';
import { postForm } from './requests.ts';
import { saverOf } from './saver-of-page.ts';
import { type Stepper, stepper } from './stepper.ts';
import { onTap } from './taps.ts';

/**
 * Takes over the survey that the page has; again when an answer of the server brings it back.
 * @returns whether it has one
 */
export function beginSurvey(): boolean {
  const page = pageForm();
  if (!page) return false;
  const { form } = page;
  for (const one of document.querySelectorAll<HTMLElement>('.scripted')) one.hidden = false;
  const controls = addControls(form);
  const listening = new AbortController();
  const { signal } = listening;
  const steps = stepper(page, controls, Number(form.dataset.minutes), () => browser.wentOn(), signal);
  const browser = backButton(steps, signal);
  const saver = saverOf(page, controls, () => steps.refresh());

  const sender = answersSender<string>({
    post: (key) => postForm(form, key),
    newKey: randomKey,
    later: (ms, run) => setTimeout(run, ms),
    random: Math.random,
    waiting: () =>
      controls.say('Not sent yet: no connection. Your answers are kept, and this page goes on trying.'),
    shown: (html) => {
      listening.abort();
      if (show(html, () => saver.forget()) === 'over') browser.forget();
    },
  });

  form.addEventListener(
    'submit',
    (event) => {
      event.preventDefault();
      if (!steps.next()) {
        saver.flush();
        return;
      }
      saver.stop();
      lock(page);
      controls.say('Sending …');
      sender.send();
    },
    { signal },
  );
  form.addEventListener(
    'input',
    (event) => answered(event, page, steps, () => saver.changed(page.answers())),
    {
      signal,
    },
  );
  controls.next.addEventListener(
    'click',
    () => {
      steps.next();
      saver.flush();
    },
    { signal },
  );
  controls.back.addEventListener('click', () => steps.back(), { signal });
  onTap(page, steps, signal);
  addEventListener('pagehide', () => saver.leave(), { signal });
  addEventListener('online', () => saver.flush(), { signal });
  document.addEventListener('visibilitychange', () => document.hidden && saver.flush(), { signal });
  followFaults(page, steps, signal);
  steps.start();
  return true;
}

function answered(event: Event, page: PageForm, steps: Stepper, changed: () => void): void {
  const item = page.items.find(({ element }) => element.contains(event.target as Node));
  if (item) unmark(item);
  changed();
  steps.refresh();
}

/** What is being sent stays as it is. */
function lock({ sections }: PageForm): void {
  for (const section of sections) section.inert = true;
}

/** The list of faults leads to questions that may not be on screen. */
function followFaults({ items, form }: PageForm, steps: Stepper, signal: AbortSignal): void {
  const list = document.querySelector<HTMLElement>('.faults');
  list?.addEventListener(
    'click',
    (event) => {
      const link = (event.target as Element).closest('a');
      const control = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
      const item =
        control && items.find(({ element }) => element.contains(control) || control.contains(element));
      if (!item) return;
      event.preventDefault();
      steps.showItem(item);
      control.focus();
    },
    { signal },
  );
  form.addEventListener('input', () => list?.toggleAttribute('hidden', !items.some(isMarked)), { signal });
}

/** The server's answer in place of the page: thanks, why not, or the survey with what to mend. */
function show(html: string, forget: () => void): 'again' | 'over' {
  const answer = new DOMParser().parseFromString(html, 'text/html');
  const main = answer.querySelector('main');
  if (!main) return 'again';
  document.querySelector('main')?.replaceWith(main);
  document.title = answer.title;
  document.body.classList.remove('stepping');
  scrollTo(0, 0);
  if (main.querySelector('.good')) forget();
  const again = beginSurvey();
  const heading = main.querySelector<HTMLElement>('.faults, h1');
  if (heading) heading.tabIndex = -1;
  heading?.focus();
  return again ? 'again' : 'over';
}
