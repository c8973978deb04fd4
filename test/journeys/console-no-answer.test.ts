import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { violations } from '../support/browser/axe.ts';
import { browserStories } from '../support/browser/browser.ts';
import type { Site } from '../support/scenes/site.ts';
import { springCohort } from '../support/scenes/spring-cohort.ts';
import { troubledCohort } from '../support/scenes/troubled-cohort.ts';

const stories = browserStories();

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const noAnswer = (page: Page) => page.getByText('The server cannot be reached');

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

it('the year that could not be shown is asked for again by the same button', async () => {
  let isBroken = true;
  const site = await stories.site({
    between: async (event, answer) =>
      isBroken && event.rawPath.endsWith('/timetable')
        ? { statusCode: 503, headers: {}, body: '' }
        : answer(event),
  });
  const page = await signedIn(site, '/console/plan');
  await page.getByLabel('Training start', { exact: true }).fill('2027-03-11');
  await page.getByLabel('Training end', { exact: true }).fill('2027-03-12');
  await button(page, 'Show the year').click();
  await page.getByText('That did not work').waitFor();
  isBroken = false;
  await button(page, 'Show the year').click();
  await page.getByRole('heading', { name: 'The year' }).waitFor();
});

it('where the versions of programs cannot be read, nobody is told that there is nothing to decide', async () => {
  let isBroken = true;
  const site = await stories.site({
    between: async (event, answer) =>
      isBroken && event.rawPath === '/staff/programs'
        ? { statusCode: 503, headers: {}, body: '' }
        : answer(event),
  });
  const { path } = await springCohort(site);
  const page = await signedIn(site, `/console${path}/version`);
  await page.getByText('That did not work').waitFor();
  const nothing = page.getByText('There is nothing to decide.');
  expect(await nothing.count()).toBe(0);
  isBroken = false;
  await button(page, 'Try again').click();
  await nothing.waitFor();
});

it('no time is shown on another clock than the cohort’s, where the cohort cannot be read', async () => {
  let isBroken = true;
  const site = await stories.site({
    between: async (event, answer) =>
      isBroken && /^\/staff\/cohorts\/[^/]+$/.test(event.rawPath)
        ? { statusCode: 503, headers: {}, body: '' }
        : answer(event),
  });
  const { path } = await troubledCohort(site);
  const page = await signedIn(site, `/console${path}`);
  await page.getByText('That did not work').first().waitFor();
  const times = page.getByRole('table', { name: /as things stand/ });
  expect(await times.count()).toBe(0);
  isBroken = false;
  await button(page, 'Try again').click();
  await times.waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
});

it('where the history cannot be read, nobody is told that nothing has been changed', async () => {
  let isBroken = true;
  const site = await stories.site({
    between: async (event, answer) =>
      isBroken && event.rawPath.endsWith('/audit')
        ? { statusCode: 503, headers: {}, body: '' }
        : answer(event),
  });
  const { path } = await springCohort(site);
  const page = await signedIn(site, `/console${path}/history`);
  await page.getByText('That did not work').waitFor();
  expect(await page.getByText('Nothing has been changed.').count()).toBe(0);
  isBroken = false;
  await button(page, 'Try again').click();
  await page.getByText(/^\d+ changes/).waitFor();
});

it('what is asked for without a network is refused at once, and not done later by itself', async () => {
  const site = await stories.site();
  const { path } = await springCohort(site);
  const page = await signedIn(site, `/console${path}/settings`);
  const title = page.getByLabel('Title');
  await title.fill('Autumn');
  await page.context().setOffline(true);
  await button(page, 'Store the settings').click();
  await noAnswer(page).waitFor();
  const asked = site.exchanges.length;
  await page.context().setOffline(false);
  await page.getByText('You are offline').waitFor({ state: 'detached' });
  await expect.poll(() => button(page, 'Store the settings').isEnabled()).toBe(true);
  expect(site.exchanges.slice(asked).map(({ event }) => event.requestContext.http.method)).not.toContain(
    'PATCH',
  );

  await page.request.patch(`/staff${path}`, {
    headers: { authorization: `Bearer ${site.signInUrl.split('t=')[1]}`, 'if-match': '*' },
    data: { title: 'Theirs' },
  });
  await button(page, 'Store the settings').click();
  await button(page, 'Look at it now').waitFor();
  await page.context().setOffline(true);
  await button(page, 'Look at it now').click();
  await noAnswer(page).waitFor();
  await page.context().setOffline(false);
  await button(page, 'Look at it now').click();
  await button(page, 'Look at it now').waitFor({ state: 'detached' });
  expect(await title.inputValue()).toBe('Autumn');
});

it('looking anew at the version of a person that somebody changed says where no answer comes', async () => {
  const site = await stories.site();
  const { path, people } = await springCohort(site);
  const page = await signedIn(site, `/console${path}/people/${people[0]}`);
  await page.getByLabel('Name', { exact: true }).fill('Dr. Ada N. Okafor');
  await page.request.patch(`/staff${path}/participants/${people[0]}`, {
    headers: { authorization: `Bearer ${site.signInUrl.split('t=')[1]}`, 'if-match': '*' },
    data: { email: 'ada.new@hospital.example' },
  });
  await button(page, 'Save').click();
  await button(page, 'Look at it now').waitFor();
  await page.context().setOffline(true);
  await button(page, 'Look at it now').click();
  await noAnswer(page).first().waitFor();
  await page.context().setOffline(false);
  await button(page, 'Look at it now').click();
  await page.getByText('ada.new@hospital.example').waitFor();
  expect(await noAnswer(page).count()).toBe(0);
});

it('reminding that broke off is another wish once it was looked at anew', async () => {
  const site = await stories.site();
  const { path } = await troubledCohort(site);
  const page = await signedIn(site, `/console${path}/missing/baseline`);
  const keys: string[] = [];
  await page.route('**/reminders?*', async (route) => {
    keys.push((await route.request().allHeaders())['idempotency-key']!);
    if (keys.length === 2 || keys.length === 3) await route.abort();
    else await route.continue();
  });
  const look = button(page, 'See who would be reminded');
  const remind = button(page, /^Remind \d/);
  await look.click();
  await remind.click();
  await noAnswer(page).waitFor();
  await remind.click();
  await expect.poll(() => keys.length).toBe(3);
  await noAnswer(page).waitFor();
  await look.click();
  await remind.click();
  await page.getByText(/^The reminder of .* goes as soon as mail may go out/).waitFor();
  // Pressed again it is the same wish.
  expect(keys[2]).toBe(keys[1]);
  expect(new Set(keys).size).toBe(4);
});

it('where what is shown could not be read anew, the console says that it may be old, and reads it when it is asked to', async () => {
  let isBroken = false;
  const site = await stories.site({
    between: async (event, answer) =>
      isBroken && event.requestContext.http.method === 'GET' && event.rawPath.startsWith('/staff/cohorts/')
        ? { statusCode: 503, headers: {}, body: '' }
        : answer(event),
  });
  const { path } = await springCohort(site);
  const page = await signedIn(site, `/console${path}/settings`);
  await page.getByLabel('Title').fill('Autumn');
  isBroken = true;
  await button(page, 'Store the settings').click();
  await page.getByText('What you see may be old').waitFor();
  await page.getByText('Spring 2027').waitFor();
  expect(await violations(page)).toEqual([]);
  isBroken = false;
  await button(page, 'Read it anew').click();
  await page.getByText('Autumn', { exact: true }).waitFor();
  await page.getByText('What you see may be old').waitFor({ state: 'detached' });
});
