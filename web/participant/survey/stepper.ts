import type { Controls } from './controls.ts';
import { isMarked, markMissing } from './faults.ts';
import type { PageForm, PageItem } from './page-form.ts';
import { askedItems, firstOpen, isAnswered, missingIn, progressAt, stepsOf, stepWith } from './steps.ts';

/** Shows a survey step by step: first the introduction, then the items, at last the sending. */
export interface Stepper {
  start(): void;
  /** Forward, unless something is missing here. @returns whether it is the last step, where one sends */
  next(): boolean;
  back(): void;
  /** Whether the introduction is shown. */
  isAtStart(): boolean;
  /** The answers have changed, and with them perhaps what is asked. */
  refresh(): void;
  showItem(item: PageItem): void;
  /** Whether a tap on an answer of this item may move on. */
  isAlone(item: PageItem): boolean;
}

type Place = 'intro' | 'send' | PageItem;

/** Without this script the page is one long form. `wentOn` is told of each step forward; `signal` ends it. */
export function stepper(
  page: PageForm,
  controls: Controls,
  promisedMinutes: number,
  wentOn: () => void,
  signal: AbortSignal,
): Stepper {
  const { form, items, sections, questions } = page;
  const intro = document.getElementById('intro')!;
  const send = document.getElementById('send')!;
  const wide = matchMedia('(min-width: 40rem)');
  let place: Place = 'intro';
  let isMending = false;

  const steps = () => stepsOf(askedItems(items, questions, page.answers()), !wide.matches);
  const indexOf = (all: PageItem[][]): number =>
    place === 'intro' ? -1 : place === 'send' ? all.length : stepWith(all, items, place);

  function draw(): void {
    const all = steps();
    const at = indexOf(all);
    const shown = new Set(all[at]);
    intro.hidden = place !== 'intro';
    send.hidden = place !== 'send';
    for (const item of items) item.element.hidden = !shown.has(item);
    // A matrix is shown with its rows, a section with its questions.
    for (const one of form.querySelectorAll<HTMLElement>('[data-type="matrix"], section')) {
      one.hidden = ![...shown].some(({ element }) => one.contains(element));
    }
    document.body.classList.toggle('stepping', place !== 'intro');
    controls.back.hidden = place === 'intro';
    controls.next.hidden = place === 'send';
    const hasBegun = Object.keys(page.answers()).length > 0;
    controls.next.textContent = place !== 'intro' ? 'Next' : hasBegun ? 'Continue' : 'Start';
    const hasPlace = place !== 'intro' && place !== 'send';
    controls.progress(hasPlace ? progressAt(all, at, page.answers(), promisedMinutes) : undefined);
    const open = all.flat().filter((item) => !isAnswered(item, page.answers())).length;
    controls.rest(
      open === 0
        ? 'You have answered everything.'
        : `You have left ${open} unanswered. You can still go back.`,
    );
  }

  function goTo(index: number): void {
    const all = steps();
    const before = place;
    place = index < 0 ? 'intro' : (all[index]?.[0] ?? 'send');
    draw();
    focusOn(headingOf(before, place));
    scrollTo(0, 0);
  }

  /** The heading of a new section, else that of the item itself. */
  function headingOf(before: Place, now: Place): HTMLElement {
    if (now === 'intro') return document.querySelector('h1')!;
    if (now === 'send') return send.querySelector('h2')!;
    const isNewSection = typeof before === 'string' || before.section !== now.section;
    const heading = sections[now.section]!.querySelector('h2')!;
    return isNewSection || wide.matches ? heading : now.heading;
  }

  const focusOn = (heading: HTMLElement): void => {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  };

  wide.addEventListener('change', draw, { signal });
  return {
    start() {
      const wrong = items.find(isMarked);
      isMending = wrong !== undefined;
      if (wrong) {
        place = wrong;
        draw();
      } else draw();
    },
    next() {
      const all = steps();
      const at = indexOf(all);
      if (place === 'send') return true;
      if (place === 'intro') {
        goTo(firstOpen(all, page.answers()));
        wentOn();
        return false;
      }
      const missing = missingIn(all[at] ?? [], items, questions, page.answers());
      for (const item of missing) markMissing(item);
      if (missing[0]) {
        draw();
        const control = missing[0].element.querySelector<HTMLElement>('input, textarea');
        control?.focus();
        return false;
      }
      const wrong = all.findIndex((step, index) => index > at && step.some(isMarked));
      goTo(isMending ? (wrong < 0 ? all.length : wrong) : at + 1);
      wentOn();
      return false;
    },
    back() {
      const all = steps();
      goTo(indexOf(all) - 1);
    },
    isAtStart: () => place === 'intro',
    refresh: draw,
    showItem(item) {
      place = item;
      draw();
    },
    isAlone: (item) => !wide.matches && place === item,
  };
}
