import { it } from 'vitest';
import type { Instant } from '../../domain/dates/instant.ts';
import { browserStories } from '../support/browser/browser.ts';
import { springCohort } from '../support/scenes/spring-cohort.ts';

const stories = browserStories();

it('where few have answered, “See who is missing” opens those who are and not everybody', async () => {
  const site = await stories.site();
  const { path } = await springCohort(site, { people: 15 });
  await site.moveTo('2027-03-08T15:00:00.000Z' as Instant);
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.goto(`/console${path}`);
  await page.getByRole('link', { name: 'See who is missing: Survey before the training' }).click();
  await page.getByText('is open for 15 people and not done.').waitFor();
});

it('once a survey is over, it is not said that whoever was asked has done it', async () => {
  const site = await stories.site();
  const { path } = await springCohort(site, { sessions: 0 });
  await site.moveTo('2027-03-11T15:00:00.000Z' as Instant);
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.goto(`/console${path}/missing`);
  await page
    .getByText('Nobody is missing now: nothing that is open is left to do.', { exact: true })
    .waitFor();
});
