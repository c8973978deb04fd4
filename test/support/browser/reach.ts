import type { Locator, Page } from 'playwright-core';

/** More stops than any page of the console has. */
const MOST_STOPS = 200;

/**
 * True when a person sees what has the focus. Asked in a task after those that the key has set off: behind a field for
 * a time of day, a dialog looks then whether the focus has stayed within it, and whoever has pressed Tab again by then,
 * as no person can, is taken back to the field after that one.
 */
const IS_VISIBLE = `new Promise((resolve) => setTimeout(() => {
  const { activeElement: on } = document;
  const { outlineStyle, outlineWidth } = getComputedStyle(on);
  resolve(on === document.body || (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2));
}))`;

/**
 * Goes through a page with the Tab key alone until `goal` has the focus, and leaves everything on the way as it is.
 * @throws when it never gets it, or when something has the focus that does not show it
 */
export async function reach(page: Page, goal: Locator): Promise<void> {
  await goal.waitFor();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    if (!(await page.evaluate<boolean>(IS_VISIBLE))) {
      const what = await page.evaluate<string>('document.activeElement.outerHTML.slice(0, 200)');
      throw new Error(`This has the focus, and nobody sees it: ${what}`);
    }
    if ((await goal.and(page.locator(':focus')).count()) > 0) return;
  }
  throw new Error(`Nothing but the Tab key does not get there in ${MOST_STOPS} stops.`);
}

/** Replaces what is in a field that is reached by keyboard. */
export async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await reach(page, field);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

/** Presses a button, or follows a link, that is reached by keyboard. */
export async function press(page: Page, goal: Locator): Promise<void> {
  await reach(page, goal);
  await page.keyboard.press('Enter');
}
