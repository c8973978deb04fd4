import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { browserStories } from '../support/browser/browser.ts';
import { springCohort } from '../support/scenes/spring-cohort.ts';

const stories = browserStories();

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });

/** Presses the button, and answers it only once `meanwhile` is over. */
async function whileStoring(
  page: Page,
  name: string,
  meanwhile: () => Promise<void>,
  method = 'PATCH',
): Promise<void> {
  const over = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  await page.route('**/staff/**', async (route) => {
    if (route.request().method() === method) {
      asked.resolve();
      await over.promise;
    }
    await route.continue();
  });
  await page.getByRole('button', { name, exact: true }).click();
  await asked.promise;
  await meanwhile();
  over.resolve();
}

it('what is typed into the settings while others are being stored stays, and is stored next', async () => {
  const site = await stories.site();
  const { path } = await springCohort(site, { people: 0, sessions: 0 });
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.goto(`/console${path}/settings`);
  await field(page, 'Title').fill('Summer 2027 ');
  await whileStoring(page, 'Store the settings', () => field(page, 'Name').fill('Robin Hale'));
  await page.getByText('The settings are stored.').waitFor();
  expect(await field(page, 'Title').inputValue()).toBe('Summer 2027');
  expect(await field(page, 'Name').inputValue()).toBe('Robin Hale');
  await page.getByRole('button', { name: 'Store the settings' }).click();
  await page.getByText('Participants write to Robin Hale').waitFor();
});

it('what is typed about somebody while another correction is being stored stays', async () => {
  const site = await stories.site();
  const { path, people } = await springCohort(site);
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.goto(`/console${path}/people/${people[0]}`);
  await field(page, 'Name').fill(' Dr. Ada N. Okafor');
  await whileStoring(page, 'Save', () => field(page, 'E-mail').fill('ada.n@hospital.example'));
  await page.getByText('The correction is stored.').waitFor();
  expect(await field(page, 'Name').inputValue()).toBe('Dr. Ada N. Okafor');
  expect(await field(page, 'E-mail').inputValue()).toBe('ada.n@hospital.example');
});

it('who comes next can be typed while the one before is being enrolled: only what was sent is emptied', async () => {
  const site = await stories.site();
  const { path } = await springCohort(site, { people: 0, sessions: 0 });
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.goto(`/console${path}/enroll`);
  await field(page, 'Name').fill('Dr. Ada Okafor');
  await field(page, 'E-mail').fill('ada@hospital.example');
  await field(page, 'Time zone').selectOption('America/Chicago');
  await field(page, 'They have agreed to take part').check();
  const type = () => field(page, 'Name').fill('Dr. Bo Lindqvist');
  await whileStoring(page, 'Enroll', type, 'POST');
  await page.getByText('Dr. Ada Okafor is enrolled.').waitFor();
  expect(await field(page, 'Name').inputValue()).toBe('Dr. Bo Lindqvist');
  expect(await field(page, 'E-mail').inputValue()).toBe('');
  expect(await field(page, 'Time zone').inputValue()).toBe('America/New_York');
  expect(await field(page, 'They have agreed to take part').isChecked()).toBe(false);
});

it('the next session can be typed while the one before is being published', async () => {
  const site = await stories.site();
  const { path } = await springCohort(site, { sessions: 0 });
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.goto(`/console${path}/focus-groups`);
  await field(page, 'Day').fill('2027-08-10');
  await field(page, 'Begins at').fill('14:00');
  await field(page, 'Place').fill('Room 4');
  const type = async () => {
    await field(page, 'Day').fill('2027-08-12');
    await field(page, 'Place').fill('Room 5');
  };
  await whileStoring(page, 'Publish', type, 'POST');
  await page.getByText('The session on Tue, Aug 10, 2027, 2:00 PM is published.').waitFor();
  expect(await field(page, 'Day').inputValue()).toBe('2027-08-12');
  expect(await field(page, 'Place').inputValue()).toBe('Room 5');
  expect(await field(page, 'Begins at').inputValue()).toBe('12:00');
});

it('whoever has gone on to another field is left there when what they sent is refused', async () => {
  const site = await stories.site();
  const { path, people } = await springCohort(site);
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.goto(`/console${path}/people/${people[0]}`);
  await field(page, 'E-mail').fill('no address');
  await whileStoring(page, 'Save', () => field(page, 'Name').focus());
  await page.locator('[aria-invalid="true"]').waitFor();
  await page.keyboard.type('!');
  expect(await field(page, 'E-mail').inputValue()).toBe('no address');
  expect(await field(page, 'Name').inputValue()).toContain('!');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.locator('[aria-invalid="true"]:focus').waitFor();
});
