import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from '../support/browser/axe.ts';
import { browserStories } from '../support/browser/browser.ts';
import { DESK_PAGES, PARTICIPANT_PAGES } from '../support/browser/shown-pages.ts';

const stories = browserStories();

/** How far the page can be scrolled sideways, in CSS pixels. */
const sideways = (page: Page) =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

describe.each([
  ['participants', PARTICIPANT_PAGES],
  ['the staff person', DESK_PAGES],
])('the pages of %s', (_, pages) => {
  it.each(pages)('%s: axe finds nothing, light and dark, and 320 px are wide enough', async (_, show) => {
    const site = await stories.site();
    const { page } = await stories.visit(site);
    await show(site, page);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    expect(await sideways(page)).toBe(0);
    // 320 CSS pixels are a small phone, and a desktop of 1280 enlarged to 400 %.
    await page.setViewportSize({ width: 320, height: 640 });
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violations(page, { onlyLook: true })).toEqual([]);
    expect(await sideways(page)).toBe(0);
  });
});

describe('what these tests look with', () => {
  it('finds a control without a name, faint words, and what is too wide', async () => {
    const page = await stories.browser().newPage({ viewport: { width: 320, height: 640 } });
    await page.setContent(
      '<html lang="en"><title>t</title><main><h1 style="color:#aaa">Hello</h1><input><div style="width:400px">x',
    );
    const rules = async (options = {}) =>
      (await violations(page, options)).map((line) => line.split(':', 1)[0]);
    expect(await rules()).toEqual(expect.arrayContaining(['label', 'color-contrast']));
    expect(await rules({ onlyLook: true })).toEqual(['color-contrast']);
    expect(await sideways(page)).toBeGreaterThan(0);
    await page.close();
  });
});
