import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { violations } from '../support/browser/axe.ts';
import { browserStories } from '../support/browser/browser.ts';
import { looksRight } from '../support/browser/looks-right.ts';
import { press, typeInto } from '../support/browser/reach.ts';
import type { Site } from '../support/scenes/site.ts';
import { springCohort } from '../support/scenes/spring-cohort.ts';

const stories = browserStories();

const HOSTILE = 'Dr. <img src=x onerror=document.title=1> {{7*7}} "O’Brien"';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });

async function signedIn(site: Site, path: string, forgives?: RegExp): Promise<Page> {
  const { page } = await stories.visit(site, forgives ? { forgives } : {});
  await page.goto(site.signInUrl);
  await page.goto(path);
  return page;
}

it('a year is planned, a cohort made, somebody with a hostile name enrolled and found again, by keyboard alone', async () => {
  const site = await stories.site();
  const page = await signedIn(site, '/');
  await press(page, link(page, 'Console'));
  await looksRight(page, 'Cohorts');
  await press(page, page.getByRole('main').getByRole('link', { name: 'Plan a cohort' }));

  await typeInto(page, field(page, 'Training start'), '2027-03-11');
  await typeInto(page, field(page, 'Training end'), '2027-03-12');
  await press(page, button(page, 'Show the year'));
  await page.getByRole('heading', { name: 'The year' }).waitFor();
  const opens = page.getByRole('row').filter({ hasText: 'Mon, Jun 14, 2027' }).first();
  expect(await opens.textContent()).toContain('was Saturday; was Sunday');
  expect(await page.getByText('has no sessions yet').count()).toBe(1);
  await looksRight(page, 'Plan a cohort');

  // Without a title it is refused, and the field that lacks it has the focus.
  await typeInto(
    page,
    page.getByRole('form', { name: 'Create this cohort' }).getByLabel('Name'),
    'Pat Rivera',
  );
  await typeInto(
    page,
    page.getByRole('form', { name: 'Create this cohort' }).getByLabel('E-mail'),
    'pat@x.example',
  );
  await press(page, button(page, 'Create the cohort'));
  await page.getByText('This is needed.').waitFor();
  await page.keyboard.type('Spring <b>2027</b>');
  await press(page, button(page, 'Create the cohort'));
  await looksRight(page, 'Enroll');

  await typeInto(page, field(page, 'Name'), HOSTILE);
  await typeInto(page, field(page, 'E-mail'), 'obrien@hospital');
  await press(page, button(page, 'Enroll'));
  await page.getByText('This is no e-mail address').waitFor();
  await page.keyboard.press('End');
  await page.keyboard.type('.example');
  await press(page, button(page, 'Enroll'));
  await page.getByText('is enrolled.').waitFor();

  await press(page, link(page, 'People'));
  await typeInto(page, field(page, 'Find by name or address'), 'OBRIEN@');
  await page.getByRole('cell', { name: HOSTILE }).waitFor();
  await looksRight(page, 'People');
  await press(page, link(page, HOSTILE));
  await looksRight(page, HOSTILE);
  expect(await page.getByRole('row').filter({ hasText: 'Will be sent on Thu, Feb 18, 2027' }).count()).toBe(
    1,
  );
  expect(await page.getByRole('img', { name: /0 contacts sent/ }).count()).toBe(1);
});

it('whoever is signed out in the middle of a form loses nothing, and the form is carried out once', async () => {
  const site = await stories.site();
  const { path } = await springCohort(site, { people: 0 });
  const page = await signedIn(site, `/console${path}/enroll`, /ERR_CONNECTION_RESET/);
  await field(page, 'Name').fill('Dr. Ada Okafor');
  await field(page, 'E-mail').fill('ada@hospital.example');
  await page.context().clearCookies();
  await button(page, 'Enroll').click();
  await page.getByText('You are signed out').first().waitFor();
  expect(await violations(page)).toEqual([]);
  const other = await page.context().newPage();
  await other.goto(site.signInUrl);
  await button(page, 'Go on').click();
  await page.getByText('You are signed out').waitFor({ state: 'detached' });
  expect(await field(page, 'Name').inputValue()).toBe('Dr. Ada Okafor');

  // The answer is lost on its way; the same request is sent again with the same key.
  await page.route(
    '**/participants',
    async (route) => {
      // What Chromium adds by itself, and this copy of the request does not.
      const headers = { ...(await route.request().allHeaders()), 'sec-fetch-site': 'same-origin' };
      await route.fetch({ headers });
      await route.abort('connectionreset');
    },
    { times: 1 },
  );
  await button(page, 'Enroll').click();
  await page.getByText('The server cannot be reached').waitFor();
  await button(page, 'Enroll').click();
  await page.getByText('is enrolled.').waitFor();
  const made = site.exchanges.filter(
    ({ event, result }) => event.requestContext.http.method === 'POST' && result.statusCode === 201,
  );
  // Twice the same answer: the second is the first one again.
  expect(made).toHaveLength(2);
  expect(made[1]!.result.body).toBe(made[0]!.result.body);
});

it('a change made by somebody else meanwhile is said kindly, nothing is overwritten, and somebody is withdrawn', async () => {
  const site = await stories.site();
  const { path, people } = await springCohort(site);
  const page = await signedIn(site, `/console${path}/people/${people[0]}`);
  await field(page, 'Name').fill('Dr. Ada N. Okafor');
  await page.request.patch(`/staff${path}/participants/${people[0]}`, {
    headers: { authorization: `Bearer ${site.signInUrl.split('t=')[1]}`, 'if-match': '*' },
    data: { email: 'ada.new@hospital.example' },
  });
  await button(page, 'Save').click();
  await page.getByText('Somebody changed this while you had it open.').waitFor();
  await button(page, 'Look at it now').click();
  await page.getByText('ada.new@hospital.example').waitFor();
  expect(await field(page, 'Name').inputValue()).toBe('Dr. Ada N. Okafor');
  expect(await field(page, 'E-mail').inputValue()).toBe('ada.new@hospital.example');
  await button(page, 'Save').click();
  await page.getByText('The correction is stored.').waitFor();
  await page.getByRole('heading', { level: 1, name: 'Dr. Ada N. Okafor' }).waitFor();
  expect(await page.getByText('ada.new@hospital.example').count()).toBe(1);

  await page.getByRole('button', { name: /^Withdraw Dr/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw', exact: true }).click();
  await page.getByText(/^Withdrew on/).waitFor();
});

it('sessions are proposed for who needs a seat, and published one by one, by keyboard alone', async () => {
  const site = await stories.site();
  const { path } = await springCohort(site, { people: 15, sessions: 0 });
  const page = await signedIn(site, `/console${path}/focus-groups`);
  await page
    .getByText('15 people have no seat, and no published session has one for them: 2 sessions would do.')
    .waitFor();
  await press(page, button(page, 'Propose sessions'));
  const rows = page.getByRole('table', { name: /Working days/ }).getByRole('row');
  expect(await rows.nth(1).textContent()).toContain('8 seats for about 6 who come; 15 of 15 could come');
  await looksRight(page, 'Focus groups');

  const publish = page.getByRole('button', { name: /^Publish \w{3},/ });
  await press(page, publish.first());
  const dialog = page.getByRole('dialog');
  await press(page, dialog.getByRole('button', { name: 'Publish', exact: true }));
  await dialog.getByText('This is needed.').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.type('Room <i>9</i>');
  await page.keyboard.press('Enter');
  await page.getByText('is published.').waitFor();
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Propose sessions: Focus group');

  // The place is that of the last one: one confirmation is enough.
  await page
    .getByText('7 people have no seat, and no published session has one for them: 1 session would do.')
    .waitFor();
  await press(page, publish.first());
  await press(page, dialog.getByRole('button', { name: 'Publish', exact: true }));
  await page.getByText('there are seats to book for all of them').waitFor();
  expect(await page.getByText('0 of 8 seats taken').count()).toBe(2);
  expect(await page.getByText('Room <i>9</i>').count()).toBe(2);
});
