import type { Page } from 'playwright-core';
import { reach } from './reach.ts';

/**
 * Chooses a CSV file by keyboard. The page must have had a listener for `filechooser` from its beginning: whoever waits
 * would begin to look for one only then, which may be too late.
 */
export async function chooseFile(page: Page, name: string, buffer: Buffer): Promise<void> {
  await reach(page, page.getByLabel('CSV file'));
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Space');
  await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer });
}
