import { expect, it } from 'vitest';
import { answeredSite } from '../support/answered-site.ts';
import { browserStories } from '../support/browser.ts';

const stories = browserStories();

const SIDEWAYS = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

it('no page of results scrolls sideways on a phone, also with a title of 119 letters without a space', async () => {
  const site = await stories.site();
  const { path } = await answeredSite(site, { title: 'W'.repeat(119) });
  const { page } = await stories.visit(site);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(site.signInUrl);
  const places = [
    [`/console${path}/results`, 'h2 >> text=Who answered'],
    [`/console${path}/report`, '.sheet h2'],
    ['/console/programs/clp/results', 'h2 >> text=Who answered'],
  ] as const;
  for (const [place, shown] of places) {
    await page.goto(place);
    await page.locator(shown).first().waitFor();
    expect(await page.evaluate<number>(SIDEWAYS), place).toBe(0);
  }
});
