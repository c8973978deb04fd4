import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Instant } from '../../domain/dates/instant.ts';
import { browserStories } from '../support/browser/browser.ts';
import { focusGroupPage } from '../support/browser/pages/focus-group.ts';
import { linkTo } from '../support/reading/mail-links.ts';
import { mailOf, type Site } from '../support/scenes/site.ts';
import { springCohort } from '../support/scenes/spring-cohort.ts';
import { troubledCohort } from '../support/scenes/troubled-cohort.ts';

const stories = browserStories();

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** What another coordinator does, in a browser of their own. */
const byAnother = (site: Site, page: Page, path: string, data: object) =>
  page.request.post(`/staff${path}`, {
    headers: { authorization: `Bearer ${site.signInUrl.split('t=')[1]}`, 'idempotency-key': 'theirs' },
    data,
  });

it('attendance that somebody else has recorded meanwhile is shown once it is refused, and asked for no more', async () => {
  const site = await stories.site();
  const { path, people, sessions } = await springCohort(site, { sessions: 1 });
  const visitor = await stories.visit(site);
  await visitor.page.goto(linkTo('/focus-group', await mailOf(site, '.focus-group.invitation.')));
  const booking = focusGroupPage(visitor.page);
  await booking.sessions.first().check();
  await booking.book.click();
  await booking.booked.waitFor();
  await site.moveTo('2027-08-10T20:00:00.000Z' as Instant);

  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.goto(`/console${path}/focus-groups`);
  const came = page.getByRole('button', { name: /^Dr\. Ada Okafor the 1\. came$/ });
  await came.waitFor();
  await byAnother(site, page, `${path}/focus-groups/${sessions[0]!.id}/attendance`, { noShow: people });
  await came.click();
  await page.getByText('Something else is recorded for this participant already.').waitFor();
  await page.getByRole('cell', { name: 'Did not come', exact: true }).waitFor();
  await came.waitFor({ state: 'detached' });
});

it('a mail that somebody else has settled meanwhile needs nobody any more once that is said', async () => {
  const site = await stories.site();
  const { path, people } = await troubledCohort(site);
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.goto(`/console${path}`);
  const settle = page.getByRole('button', { name: /^Settle: .*the 1\.$/ });
  await settle.click();
  const contact = `${path}/participants/${people[0]}/contacts/${people[0]}.baseline.reminder.1`;
  await byAnother(site, page, `${contact}/settlement`, { as: 'sent' });
  await button(page, 'Send it once more').click();
  await page.getByText('This is settled already').waitFor();
  await button(page, 'Close').click();
  await settle.waitFor({ state: 'detached' });
});

it('a training that somebody else has moved meanwhile is not moved back by what was in the fields before', async () => {
  const site = await stories.site();
  const { path } = await springCohort(site);
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.goto(`/console${path}/move`);
  const end = page.getByLabel('Training end', { exact: true });
  await end.waitFor();
  await page.request.put(`/staff${path}/anchors`, {
    headers: { authorization: `Bearer ${site.signInUrl.split('t=')[1]}`, 'if-match': '*' },
    data: { anchors: { trainingStart: '2027-03-18', trainingEnd: '2027-03-19' } },
  });
  await end.fill('2027-03-13');
  await button(page, 'Show what would change').click();
  await page.getByText('Somebody changed this while you had it open.').waitFor();
  await page.getByText('Training start: Thu, Mar 18, 2027').waitFor();
  const start = page.getByLabel('Training start', { exact: true });
  expect([await start.inputValue(), await end.inputValue()]).toEqual(['2027-03-18', '2027-03-13']);
  await end.fill('2027-03-20');
  await button(page, 'Show what would change').click();
  await button(page, 'Move the training').click();
  await page.getByText('It is moved. Everybody’s dates follow.').waitFor();
  await page.getByText('Training end: Sat, Mar 20, 2027').waitFor();
  await page.getByText('Training start: Thu, Mar 18, 2027').waitFor();
});
