import type { Stepper } from './stepper.ts';

/** What makes the Back button of a phone or browser go one step back, and leave only from the introduction. */
interface BackButton {
  /** After a step forward: one more entry in the browser's history, with the state of the page's own (the token). */
  wentOn(): void;
  /** Answers that are sent leave nothing to go back to. */
  forget(): void;
}

/** The page's own Back button takes no entry away: whoever is back at the introduction leaves with the next press. */
export function backButton(steps: Pick<Stepper, 'back' | 'isAtStart'>, signal: AbortSignal): BackButton {
  const depthOf = (state: unknown): number => (state as { depth?: number } | null)?.depth ?? 0;
  let depth = depthOf(history.state);
  // Each step is shown from its top.
  history.scrollRestoration = 'manual';
  addEventListener(
    'popstate',
    ({ state }) => {
      const before = depth;
      depth = depthOf(state);
      if (depth >= before) return;
      if (steps.isAtStart()) history.go(-depth - 1);
      else steps.back();
    },
    { signal },
  );
  return {
    wentOn() {
      depth += 1;
      history.pushState({ ...history.state, depth }, '');
    },
    forget() {
      if (depth > 0) history.go(-depth);
    },
  };
}
