import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { browserStories } from '../support/browser.ts';
import type { Site } from '../support/site.ts';
import { springCohort } from '../support/spring-cohort.ts';

const stories = browserStories();

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

async function signedIn(site: Site, path: string): Promise<Page> {
  const { page } = await stories.visit(site, { forgives: /ERR_INTERNET_DISCONNECTED|ERR_FAILED/ });
  await page.goto(site.signInUrl);
  await page.goto(path);
  return page;
}

it('where the server does not say what somebody may do, the console says so, and asks again', async () => {
  let isBroken = true;
  const site = await stories.site({
    between: async (event, answer) =>
      isBroken && event.rawPath === '/staff/me' ? { statusCode: 500, headers: {}, body: '' } : answer(event),
  });
  const { path } = await springCohort(site);
  const page = await signedIn(site, `/console${path}/settings`);
  await page.getByText('What you may do here is not known now').waitFor();
  expect(await violations(page)).toEqual([]);
  isBroken = false;
  await button(page, 'Try again').click();
  await button(page, 'Store the settings').waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
});
