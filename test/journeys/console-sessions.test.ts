import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Instant } from '../../domain/dates/instant.ts';
import type { LocalDate } from '../../domain/dates/local-date.ts';
import { violations } from '../support/browser/axe.ts';
import { browserStories } from '../support/browser/browser.ts';
import { looksRight } from '../support/browser/looks-right.ts';
import { press, typeInto } from '../support/browser/reach.ts';
import { answeringPeople } from '../support/scenes/answering-people.ts';
import type { Site } from '../support/scenes/site.ts';
import { type SpringCohort, springCohort } from '../support/scenes/spring-cohort.ts';

const stories = browserStories();

const dialog = (page: Page) => page.getByRole('dialog');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Two of three people with a seat on 10 August, seen by a coordinator in June. */
async function booked(): Promise<{ site: Site; page: Page } & SpringCohort> {
  const site = await stories.site();
  const cohort = await springCohort(site, { people: 3, sessions: 2 });
  await site.moveTo('2027-06-01T14:00:00.000Z' as Instant);
  await answeringPeople(site).book(cohort.people.slice(0, 2), cohort.sessions[0]!.id);
  await site.platform.engine.idle();
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.goto(`/console${cohort.path}/focus-groups`);
  return { site, page, ...cohort };
}

const TENTH = 'Tue, Aug 10, 2027, 2:00 PM';

it('a session is called off, and whoever had a seat is told and may choose another, by keyboard alone', async () => {
  const { site, page, people } = await booked();
  await press(page, button(page, `Call off ${TENTH}`));
  await dialog(page).getByText('2 people have a seat').waitFor();
  expect(await violations(page)).toEqual([]);
  const before = site.mails().length;
  await press(page, dialog(page).getByRole('button', { name: 'Call it off' }));
  await dialog(page).getByText('It is called off.').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Called off. Conference room 4').waitFor();
  expect(await button(page, `Call off ${TENTH}`).count()).toBe(0);
  await looksRight(page, 'Focus groups');
  await site.moveTo('2027-06-02T14:00:00.000Z' as Instant);
  const told = site.mails().slice(before);
  expect(told.map(({ contactId }) => contactId.split('.').slice(0, 3).join('.')).sort()).toEqual(
    people
      .slice(0, 2)
      .map((id) => `${id}.focus-group.cancellation`)
      .sort(),
  );
});

it('a session that is outside its days since the training has moved says so until it is changed or called off', async () => {
  const { site, page, path } = await booked();
  const outside = page.getByText(
    'Sessions count from Mon, Aug 16, 2027 until Sat, Oct 16, 2027, and this one is not among those days. Whoever has a seat keeps it: change the session, or call it off.',
  );
  await page.getByText('2 of 8 seats taken').waitFor();
  expect(await outside.count()).toBe(0);
  const trainingStart = '2027-04-15' as LocalDate;
  await site.staff.move(path, { trainingStart, trainingEnd: '2027-04-16' as LocalDate });
  await page.reload();
  await page
    .getByRole('region', { name: TENTH })
    .and(page.locator('section', { has: outside }))
    .waitFor();
  expect(await outside.count()).toBe(1);
  await press(page, button(page, `Call off ${TENTH}`));
  await press(page, dialog(page).getByRole('button', { name: 'Call it off' }));
  await dialog(page).getByText('It is called off.').waitFor();
  await expect.poll(() => outside.count()).toBe(0);
});

it('a session gets another day, room and size, by keyboard alone, and only what was changed', async () => {
  const { site, page, people, sessions } = await booked();
  await press(page, button(page, `Change ${TENTH}`));
  const field = (name: string) => dialog(page).getByLabel(name);
  await dialog(page).getByText('Whoever has a seat keeps it').waitFor();
  expect(await field('Day').inputValue()).toBe('2027-08-10');
  expect(await field('Begins at').inputValue()).toBe('14:00');
  expect(await violations(page)).toEqual([]);
  // A seat that is booked meanwhile is nothing to ask about.
  await answeringPeople(site).book(people.slice(2), sessions[0]!.id);
  await field('Seats').fill('');
  await press(page, dialog(page).getByRole('button', { name: 'Store' }));
  await dialog(page).getByText('This has the wrong form.').waitFor();
  await typeInto(page, field('Seats'), '1');
  await press(page, dialog(page).getByRole('button', { name: 'Store' }));
  await dialog(page).getByText('More people than that have a seat').waitFor();
  await typeInto(page, field('Seats'), '12');
  await typeInto(page, field('Place'), 'Room <i>9</i>');
  const sent = page.waitForRequest((request) => request.method() === 'PATCH');
  await press(page, dialog(page).getByRole('button', { name: 'Store' }));
  expect((await sent).postDataJSON()).toEqual({ capacity: 12, place: 'Room <i>9</i>' });
  await dialog(page).getByText('It is changed.').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Room <i>9</i>').waitFor();
  await page.getByText('3 of 12 seats taken').waitFor();

  await press(page, button(page, `Change ${TENTH}`));
  await typeInto(page, field('Day'), '2027-12-10');
  await page.keyboard.press('Escape');
  await press(page, dialog(page).getByRole('button', { name: 'Store' }));
  await dialog(page).getByText('This is on a day that is in nobody’s window.').waitFor();
  await typeInto(page, field('Day'), '2027-08-12');
  await page.keyboard.press('Escape');
  await press(page, dialog(page).getByRole('button', { name: 'Store' }));
  await dialog(page).getByText('It is changed.').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Thu, Aug 12, 2027, 2:00 PM – 3:00 PM' }).waitFor();
});
