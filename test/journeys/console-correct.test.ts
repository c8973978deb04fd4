import type { Page } from 'playwright-core';
import { it } from 'vitest';
import type { Instant } from '../../domain/dates/instant.ts';
import { browserStories } from '../support/browser/browser.ts';
import { press, typeInto } from '../support/browser/reach.ts';
import { springCohort } from '../support/scenes/spring-cohort.ts';

const stories = browserStories();

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

it('somebody is corrected although they were paused on the same page and mail went to them meanwhile: nobody else changed them', async () => {
  const site = await stories.site();
  const { path, people } = await springCohort(site);
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.goto(`/console${path}/people/${people[0]}`);
  const name = page.getByLabel('Name', { exact: true });
  await name.fill('Dr. Ada N. Okafor');
  await site.moveTo('2027-02-18T15:00:00.000Z' as Instant);
  await site.platform.engine.idle();
  await button(page, 'Save').click();
  await page.getByRole('heading', { level: 1, name: 'Dr. Ada N. Okafor' }).waitFor();

  await press(page, button(page, 'Pause'));
  await typeInto(page, page.getByLabel('First day back'), '2027-04-01');
  await press(page, button(page, 'Pause until then'));
  await page.getByText('Invitations and reminders wait until').waitFor();
  await button(page, 'Done').click();
  await name.fill('Dr. Ada Okafor');
  await button(page, 'Save').click();
  await page.getByRole('heading', { level: 1, name: 'Dr. Ada Okafor', exact: true }).waitFor();
});
