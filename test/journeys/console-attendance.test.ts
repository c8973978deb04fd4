import { expect, it } from 'vitest';
import type { Instant } from '../../domain/dates/instant.ts';
import { nameOrder } from '../../domain/name-order.ts';
import { browserStories } from '../support/browser/browser.ts';
import { answeringPeople } from '../support/scenes/answering-people.ts';
import { springCohort } from '../support/scenes/spring-cohort.ts';

const stories = browserStories();

it('who came can be recorded in time; afterwards it is said that it is final, and nothing is offered that is refused', async () => {
  const site = await stories.site();
  const { path, people, sessions } = await springCohort(site, { people: 2, sessions: 1 });
  await site.moveTo('2027-06-01T14:00:00.000Z' as Instant);
  await answeringPeople(site).book(people, sessions[0]!.id);
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  const rowOf = (who: string) => page.getByRole('row').filter({ hasText: `Okafor the ${who}.` });
  const offered = page.getByRole('button', { name: /came$|did not come$/ });

  await site.moveTo('2027-09-19T15:00:00.000Z' as Instant);
  await page.goto(`/console${path}/focus-groups`);
  await rowOf('1').getByRole('button', { name: /came$/ }).click();
  await expect.poll(() => offered.count()).toBe(2);

  // A week after the last day on which sessions count.
  await site.moveTo('2027-09-20T15:00:00.000Z' as Instant);
  await page.reload();
  await rowOf('2').getByText('Not recorded').waitFor();
  expect(await offered.count()).toBe(0);
  await page
    .getByText('It is too late to record who came: whoever has nothing recorded counts as done.')
    .waitFor();
});

it('the overview says in time that attendance becomes final, and leads to the session where it is recorded', async () => {
  const site = await stories.site();
  const { path, people, sessions } = await springCohort(site, { people: 2, sessions: 2 });
  await site.moveTo('2027-06-01T14:00:00.000Z' as Instant);
  await answeringPeople(site).book(people, sessions[1]!.id);
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  const need = page.getByText(
    '“Focus group” on Tue, Aug 24, 2027: who came is not recorded for 2 of 2 seats.',
  );

  await site.moveTo('2027-09-14T15:00:00.000Z' as Instant);
  await page.goto(`/console${path}`);
  await page.getByRole('heading', { name: 'How far they are' }).waitFor();
  expect(await need.count()).toBe(0);

  await site.moveTo('2027-09-15T15:00:00.000Z' as Instant);
  await page.reload();
  await need.waitFor();
  await page.getByRole('link', { name: 'Record who came: Tue, Aug 24, 2027, 12:00 PM' }).click();
  await page.locator('h2:focus', { hasText: 'Tue, Aug 24, 2027, 12:00 PM – 1:00 PM' }).waitFor();
  for (const who of ['1', '2']) {
    await page.getByRole('button', { name: `Dr. Ada Okafor the ${who}. came` }).click();
    await page.getByText(`Recorded for Dr. Ada Okafor the ${who}.`).waitFor();
  }
  await page.goBack();
  await expect.poll(() => need.count()).toBe(0);
});

it('people are listed by name, in whatever order they were enrolled and booked', async () => {
  const site = await stories.site();
  const { path, people, sessions } = await springCohort(site, { people: 10, sessions: 1 });
  for (const name of ['Ines', 'Bo', 'Aaron', 'Zita', 'Cem', 'Yara']) {
    await site.staff.enroll(path, { name, email: `${name}@hospital.example` });
  }
  await site.moveTo('2027-06-01T14:00:00.000Z' as Instant);
  await answeringPeople(site).book([people[9]!, people[1]!, people[0]!], sessions[0]!.id);
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.goto(`/console${path}/focus-groups`);
  await page
    .getByText('Dr. Ada Okafor the 1., Dr. Ada Okafor the 2., Dr. Ada Okafor the 10.', { exact: true })
    .waitFor();
  await page.getByRole('button', { name: 'Propose sessions' }).click();
  await page.getByText('Meant for').first().click();
  const meant = await page.locator('details[open] a').allTextContents();
  expect(meant.length).toBeGreaterThan(4);
  expect(meant).toEqual(meant.toSorted(nameOrder));

  await site.moveTo('2027-08-10T20:00:00.000Z' as Instant);
  await page.reload();
  const rows = page.getByRole('table', { name: 'Who came' }).getByRole('rowheader');
  await rows.first().waitFor();
  expect(await rows.allTextContents()).toEqual([1, 2, 10].map((who) => `Dr. Ada Okafor the ${who}.`));
});

it('once the last day for sessions is over, no session is offered to be published', async () => {
  const site = await stories.site();
  const { path } = await springCohort(site, { sessions: 1 });
  await site.moveTo('2027-09-12T15:00:00.000Z' as Instant);
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.goto(`/console${path}/focus-groups`);
  const publish = page.getByRole('button', { name: 'Publish', exact: true });
  await publish.waitFor();

  await site.moveTo('2027-09-13T15:00:00.000Z' as Instant);
  await page.reload();
  await page.getByText('“Focus group” closed on Sun, Sep 12, 2027: no session counts any more.').waitFor();
  expect(await publish.count()).toBe(0);
});
