import { expect, it } from 'vitest';
import { violations } from '../support/browser/axe.ts';
import { browserStories } from '../support/browser/browser.ts';
import { springCohort } from '../support/scenes/spring-cohort.ts';

const stories = browserStories();

it('every mail of a year is readable at 320 px, light and dark, and fetches nothing', async () => {
  const site = await stories.site();
  await springCohort(site);
  while ((await site.nextMails()).length > 0);
  const visitor = await stories.visit(site, { device: 'phone' });
  const { page } = visitor;
  await page.request.get(site.signInUrl);
  const wrong: string[] = [];
  for (const [index, { subject }] of site.mails().entries()) {
    const html = await (await page.request.get(`/inbox/${index + 1}/html`)).text();
    await page.setContent(html);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const overflow = await page.evaluate<number>('document.documentElement.scrollWidth');
      if (overflow > 320) wrong.push(`${subject}, ${colorScheme}: ${overflow} px wide`);
      // A mail is shown inside another page: rules about a page's landmarks are not its own.
      const found = (await violations(page, { onlyLook: colorScheme === 'dark' })).filter(
        (line) => !/^(?:region|page-has|landmark)/.test(line),
      );
      wrong.push(...found.map((line) => `${subject}, ${colorScheme}: ${line}`));
    }
  }
  expect(wrong).toEqual([]);
  expect(visitor.requested).toEqual([]);
}, 180_000);
