import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** WCAG 2.2 up to AA, and what axe recommends beyond it. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What can differ on the same page in other colors and at another width. */
const OF_THE_LOOK = ['color-contrast', 'target-size', 'link-in-text-block', 'scrollable-region-focusable'];

/**
 * What axe finds wrong in the page as it stands, one line for each element; none is what a test expects. `onlyLook`
 * is for a page that was looked at before and has only changed its looks.
 */
export async function violations(page: Page, { onlyLook = false } = {}): Promise<string[]> {
  const isThere = await page.evaluate<boolean>("'axe' in globalThis");
  if (!isThere) await page.evaluate(axe.source);
  const options = JSON.stringify({ runOnly: onlyLook ? OF_THE_LOOK : TAGS, resultTypes: ['violations'] });
  const { violations: found } = await page.evaluate<axe.AxeResults>(`axe.run(document, ${options})`);
  return found.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`));
}
