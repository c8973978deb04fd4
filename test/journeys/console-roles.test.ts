import { expect, it } from 'vitest';
import { browserStories } from '../support/browser/browser.ts';
import { signedInAs } from '../support/browser/signed-in-as.ts';
import { troubledCohort } from '../support/scenes/troubled-cohort.ts';

const stories = browserStories();

it('a viewer sees everything but names, and nothing that would change something', async () => {
  const site = await stories.site();
  const { path, people } = await troubledCohort(site);
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await signedInAs(page, site, 'viewer');
  const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  const main = page.getByRole('main');
  const changing = async () => {
    await page.getByText('Loading').first().waitFor({ state: 'detached' });
    return (await main.getByRole('form').count()) + (await main.getByRole('button').count());
  };

  await page.goto(`/console${path}`);
  await heading('Overview');
  await page.getByText('You may look at everything here, and change nothing.').waitFor();
  expect(await page.getByRole('navigation', { name: 'Cohort' }).getByRole('link').allTextContents()).toEqual([
    'Overview',
    'People',
    'Missing',
    'Focus groups',
    'Results',
    'History',
  ]);
  await page.getByText('Nobody knows whether').first().waitFor();
  expect(await page.getByText('Nobody knows whether').count()).toBe(2);
  expect(await changing()).toBe(0);
  await page.getByRole('link', { name: 'Missing', exact: true }).click();
  await heading('Missing');
  await page.getByText('is open for 12 people').waitFor();
  expect(await changing()).toBe(0);
  await page.getByRole('link', { name: 'Focus groups' }).click();
  await heading('Focus groups');
  expect(await changing()).toBe(0);

  await page.goto(`/console${path}/people/${people[0]}`);
  await heading(`Participant ${people[0]}`);
  await page.getByRole('heading', { name: 'Every contact, and why' }).waitFor();
  expect(await changing()).toBe(0);
  expect(await page.content()).not.toMatch(/Okafor|hospital\.example/);

  await page.goto(`/console${path}/enroll`);
  await page.getByText('Your account may look at this program, but not change it.').waitFor();
  expect(await changing()).toBe(0);
});
