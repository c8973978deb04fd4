import type { PageForm } from './page-form.ts';
import type { Stepper } from './stepper.ts';

/** Long enough to see which answer was taken. */
const SEEN_MS = 250;

/**
 * With one question on screen, a tap on an answer moves on. Arrow keys choose among answers too, and must not: only
 * a click that a finger or mouse began on that answer counts.
 */
export function onTap({ form, items }: PageForm, steps: Stepper, signal: AbortSignal): void {
  let pressed: Element | null = null;
  form.addEventListener(
    'pointerdown',
    ({ target }) => {
      pressed = (target as Element).closest('label');
    },
    { signal },
  );
  form.addEventListener(
    'keydown',
    () => {
      pressed = null;
    },
    { signal },
  );
  form.addEventListener(
    'click',
    ({ target }) => {
      if (!(target instanceof HTMLInputElement) || target.type !== 'radio') return;
      const item = items.find(({ element }) => element.contains(target));
      if (!item || !pressed?.contains(target) || !steps.isAlone(item)) return;
      setTimeout(() => {
        if (steps.isAlone(item)) steps.next();
      }, SEEN_MS);
    },
    { signal },
  );
}
