import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { browserStories } from '../support/browser/browser.ts';
import { looksRight } from '../support/browser/looks-right.ts';
import { press, typeInto } from '../support/browser/reach.ts';

const stories = browserStories();

/** How many pages the print would have. */
async function printedPages(page: Page, format: string): Promise<number> {
  const pdf = await page.pdf({ format });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

it('two trainings are compared, warned about, and printed: every date on two pages, black on white, nothing else', async () => {
  const site = await stories.site();
  const { page } = await stories.visit(site, { device: 'dark' });
  await page.goto(site.signInUrl);
  await page.goto('/console/plan');
  const field = (name: string) => page.getByLabel(name, { exact: true });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await typeInto(page, field('Training start'), '2027-03-11');
  await typeInto(page, field('Training end'), '2027-03-12');
  await press(page, button('Show the year'));
  await page.getByRole('heading', { name: 'The year of Clinical Leadership Program' }).waitFor();

  const titles = ['Survey before the training', 'Your view of the training', 'Focus group'];
  await page.emulateMedia({ media: 'print' });
  for (const name of titles) expect(await page.getByRole('heading', { name, exact: true }).count()).toBe(1);
  for (const role of ['navigation', 'button', 'textbox', 'form'] as const) {
    expect(await page.getByRole(role).count(), role).toBe(0);
  }
  const colors = '[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]';
  expect(await page.evaluate<string[]>(colors)).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
  for (const format of ['A4', 'Letter']) expect(await printedPages(page, format), format).toBeLessThan(3);
  // Left alone, a page shows itself as on a screen and prints itself as on paper.
  await page.emulateMedia({ media: null });

  await press(page, button('Compare with other dates'));
  await typeInto(page, field('Training start, to compare'), '2026-06-27');
  await press(page, button('Show the year'));
  await page.getByText('This is needed.').waitFor();
  await typeInto(page, field('Training end, to compare'), '2026-06-28');
  await press(page, button('Show the year'));
  await page.getByRole('heading', { name: 'Two plans compared' }).waitFor();
  const opens = page.getByRole('row').filter({ hasText: /^Opens.*Mon, Jun 14, 2027/ });
  expect(await opens.getByRole('cell').allTextContents()).toEqual([
    'Mon, Jun 14, 2027, 8:00 AMcounted: Sat, Jun 12, 2027; was Saturday; was Sunday',
    'Mon, Sep 28, 2026, 8:00 AM',
  ]);
  const warnings = await page.getByRole('listitem').allTextContents();
  expect(warnings.filter((words) => words.includes('has no sessions yet'))).toHaveLength(2);
  expect(warnings).toContain('Training start is in the past.');
  expect(warnings).toContain('“Survey before the training” is over already: nobody will be asked.');
  expect(warnings.join()).not.toContain('Oct 28, 2026');
  expect(await printedPages(page, 'A4')).toBeLessThan(3);
  await looksRight(page, 'Plan a cohort');
  await press(page, button('Compare no more'));
  await press(page, button('Show the year'));
  await page.getByRole('heading', { name: 'Two plans compared' }).waitFor({ state: 'detached' });
});
