import { expect, it } from 'vitest';
import { violations } from '../support/browser/axe.ts';
import { browserStories } from '../support/browser/browser.ts';
import { springCohort } from '../support/scenes/spring-cohort.ts';

const stories = browserStories();

it('a cohort that cannot be counted now is still in the list, and is counted when that is tried again', async () => {
  const site = await stories.site();
  const { path } = await springCohort(site);
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  const title = { name: /^Spring 2027/ };
  await page.route(`**/staff${path}/progress`, (route) => route.fulfill({ status: 503, body: '{}' }), {
    times: 1,
  });
  await page.goto('/console/');
  const problem = page.getByRole('alert');
  await problem.getByRole('link', title).waitFor();
  expect(await violations(page)).toEqual([]);
  await problem.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('article').getByRole('link', title).first().waitFor();
  await problem.waitFor({ state: 'detached' });
});
