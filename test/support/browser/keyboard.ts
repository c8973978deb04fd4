import type { Locator, Page } from 'playwright-core';

/** More stops than any page has: a person who has come round twice is trapped or shut out. */
const MOST_STOPS = 200;

/** What has the focus, as far as a person who tabs through needs to know it. */
interface Focused {
  tag: string;
  type: string;
  isChecked: boolean;
  /** Its outline can be seen. */
  isVisible: boolean;
}

const FOCUSED = `(() => {
  const { activeElement: on } = document;
  const { outlineStyle, outlineWidth } = getComputedStyle(on);
  return {
    tag: on.tagName.toLowerCase(),
    type: on.getAttribute('type') ?? '',
    isChecked: on.checked === true,
    isVisible: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
  };
})()`;

/**
 * Goes through a page with nothing but the keyboard, choosing something in every group and writing into every field
 * on the way, until `goal` has the focus.
 * @throws when it never gets it, or when something has the focus that does not show it
 */
export async function tabTo(page: Page, goal: Locator): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    if ((await goal.and(page.locator(':focus')).count()) > 0) return;
    const { tag, type, isChecked, isVisible } = await page.evaluate<Focused>(FOCUSED);
    if (tag === 'body') continue;
    if (!isVisible) throw new Error(`A ${tag} ${type} has the focus, and nobody sees it.`);
    if (type === 'radio' && !isChecked) {
      // Space takes the one that has the focus, an arrow the next one.
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowDown');
    } else if (tag === 'textarea' || type === 'text') await page.keyboard.type('In my words.');
  }
  throw new Error(`Nothing but the keyboard does not get there in ${MOST_STOPS} stops.`);
}
