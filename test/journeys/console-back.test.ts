import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { browserStories } from '../support/browser/browser.ts';
import { springCohort } from '../support/scenes/spring-cohort.ts';

const stories = browserStories();

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });

it('who goes back several pages at once to another cohort sees its fields, and changes nothing of it with what was typed for the other', async () => {
  const site = await stories.site();
  const first = await springCohort(site);
  const second = await springCohort(site);
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  const rename = async (path: string, title: string) => {
    await page.goto(`/console${path}/settings`);
    await page.getByLabel('Title').fill(title);
    await button(page, 'Store the settings').click();
    await page.getByText('The settings are stored.').waitFor();
  };
  await rename(second.path, 'Autumn 2027');
  await rename(first.path, 'Summer 2027');
  await page.getByRole('banner').getByRole('link', { name: 'Cohorts', exact: true }).click();
  await link(page, 'Autumn 2027').click();
  await link(page, 'Settings').click();
  await page.getByRole('textbox', { name: 'E-mail' }).fill('kim@leadership.example');
  await page.evaluate('history.go(-3)');
  await page.locator('p.of').getByText('Summer 2027').waitFor();
  expect(await page.getByLabel('Title').inputValue()).toBe('Summer 2027');
  expect(await button(page, 'Store the settings').isDisabled()).toBe(true);
});
