import type { Page } from 'playwright-core';
import { linkTo } from '../reading/mail-links.ts';
import { mailOf, type Site } from '../scenes/site.ts';
import { springCohort } from '../scenes/spring-cohort.ts';
import { focusGroupPage } from './pages/focus-group.ts';
import type { Show } from './shown-pages.ts';

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor();

const opened = async (site: Site, page: Page) => {
  await springCohort(site);
  await page.goto(linkTo('/focus-group', await mailOf(site, '.focus-group.invitation.')));
};

const book = async (page: Page) => {
  await focusGroupPage(page).sessions.first().check();
  await focusGroupPage(page).book.click();
  await focusGroupPage(page).booked.waitFor();
};

/** One waits for the only seat, which the other has and gives back. */
const offered: Show = async (site, page) => {
  const { people } = await springCohort(site, { people: 2, sessions: 1, capacity: 1 });
  await mailOf(site, '.focus-group.invitation.');
  const links = people.map((person) =>
    linkTo(
      '/focus-group',
      site.mails().find(({ contactId }) => contactId.startsWith(`${person}.focus-group.`))!,
    ),
  );
  await page.goto(links[1]!);
  await book(page);
  await page.goto(links[0]!);
  await press(page, 'Wait for a seat');
  await page.getByText('You wait for this one and are next.').waitFor();
  await page.goto(links[1]!);
  await press(page, 'Cancel my seat');
  await heading(page, 'Cancel your seat?');
  await press(page, 'Cancel my seat');
  await page.getByText('Your seat is cancelled.').waitFor();
  await page.goto(linkTo('/focus-group', await mailOf(site, '.focus-group.offer.')));
  await page.getByRole('button', { name: 'Take this seat' }).waitFor();
};

/** What becomes of a seat, by the title that the page has then. */
export const SEAT_PAGES: [title: string, show: Show][] = [
  [
    'the question whether to cancel a seat',
    async (site, page) => {
      await opened(site, page);
      await book(page);
      await press(page, 'Cancel my seat');
      await heading(page, 'Cancel your seat?');
    },
  ],
  [
    'a focus group that was declined',
    async (site, page) => {
      await opened(site, page);
      await press(page, 'None of these times');
      await heading(page, 'None of these times?');
      await press(page, 'None of these times');
      await page.getByText('Thank you for telling us.').waitFor();
    },
  ],
  ['a seat that is offered', offered],
];
