import { expect, it } from 'vitest';
import type { Instant } from '../../domain/dates/instant.ts';
import type { LocalDate } from '../../domain/dates/local-date.ts';
import { violations } from '../support/browser/axe.ts';
import { browserStories } from '../support/browser/browser.ts';
import { springCohort } from '../support/scenes/spring-cohort.ts';
import { changed } from '../support/scenes/troubled-cohort.ts';

const stories = browserStories();

it('a cohort that cannot be counted now is still in the list, and is counted when that is tried again', async () => {
  const site = await stories.site();
  const { path } = await springCohort(site);
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  const title = { name: /^Spring 2027/ };
  await page.route(`**/staff${path}/progress`, (route) => route.fulfill({ status: 503, body: '{}' }), {
    times: 1,
  });
  await page.goto('/console/');
  const problem = page.getByRole('alert');
  await problem.getByRole('link', title).waitFor();
  expect(await violations(page)).toEqual([]);
  await problem.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('article').getByRole('link', title).first().waitFor();
  await problem.waitFor({ state: 'detached' });
});

it('what was over before anybody was enrolled is not said to be not open yet', async () => {
  const site = await stories.site({ now: '2027-03-15T15:00:00.000Z' as Instant });
  await springCohort(site, { sessions: 0 });
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.goto('/console/');
  const row = (title: string) => page.getByRole('row').filter({ hasText: title });
  await row('Survey before the training').getByText('Enrolled later').waitFor();
  await row('Survey one year after the training').getByText('Not open yet').waitFor();
});

it('whom the next mails go to is read in the order of the list of people', async () => {
  const site = await stories.site();
  const { path } = await springCohort(site, { people: 11, sessions: 0 });
  await site.moveTo('2027-02-15T15:00:00.000Z' as Instant);
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.goto(`/console${path}`);
  const to = page.getByRole('row').filter({ hasText: 'Invitation' });
  await to.getByText('and 6 more').waitFor();
  expect(await to.getByRole('link').allTextContents()).toEqual(
    [1, 2, 3, 4, 5].map((index) => `Dr. Ada Okafor the ${index}.`),
  );
});

it('before somebody is enrolled late it is said what they are not asked any more', async () => {
  const site = await stories.site();
  const { path } = await springCohort(site, { people: 0, sessions: 0 });
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.goto(`/console${path}/enroll`);
  await page.getByText('the first mail goes out when the first survey is open.').waitFor();
  expect(await page.getByText('Over already').count()).toBe(0);
  await site.moveTo('2027-04-05T15:00:00.000Z' as Instant);
  await page.reload();
  await page.getByText('the first mail goes out when the next survey is open.').waitFor();
  await page
    .getByText(
      'Over already, and not asked of whoever is enrolled now: “Survey before the training”, “Your view of the training”.',
    )
    .waitFor();
});

it('until when somebody is away can be read in the list of people', async () => {
  const site = await stories.site();
  const { path, people } = await springCohort(site, { sessions: 0 });
  await changed(site, people[0]!, (before) => ({ ...before, awayUntil: '2027-04-01' as LocalDate }));
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.goto(`/console${path}/people`);
  await page.getByRole('cell', { name: 'Away until 2027-04-01' }).waitFor();
  const cut = `[...document.querySelectorAll('.roster .cell')]
    .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length`;
  expect(await page.evaluate<number>(cut)).toBe(0);
});

it.each([
  [15, 0],
  [40, 1],
])(
  'of %i people all are on the page, where they are so few, and nobody is hidden below an edge',
  async (people, isBox) => {
    const site = await stories.site();
    const { path } = await springCohort(site, { people, sessions: 0 });
    const { page } = await stories.visit(site);
    await page.goto(site.signInUrl);
    await page.goto(`/console${path}/people`);
    await page.getByRole('link', { name: 'Dr. Ada Okafor the 1.', exact: true }).waitFor();
    const [box, whole] = await page.evaluate<[number, number]>(
      "(({ clientHeight, scrollHeight }) => [clientHeight, scrollHeight])(document.querySelector('.roster'))",
    );
    expect(Number(whole > box)).toBe(isBox);
    expect(await page.getByRole('link', { name: 'Dr. Ada Okafor the 15.', exact: true }).count()).toBe(1);
  },
);

it('the list of people of an empty cohort says how somebody gets into it', async () => {
  const site = await stories.site();
  const { path } = await springCohort(site, { people: 0, sessions: 0 });
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.goto(`/console${path}/people`);
  await page.getByRole('main').getByText('Nobody is enrolled').waitFor();
  await page.getByRole('link', { name: 'Enroll someone' }).click();
  await page.getByRole('heading', { level: 1, name: 'Enroll' }).waitFor();
});

it('the mails of somebody who gets none any more say so', async () => {
  const site = await stories.site();
  const { path, people } = await springCohort(site, { sessions: 0 });
  await site.staff.withdraw(path, people[0]!);
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.goto(`/console${path}/mails`);
  await page.getByText('has withdrawn and gets no mail any more: this is how it would look.').waitFor();
  expect(await page.getByText('would get it now').count()).toBe(0);
});

it('where the year of a cohort is over, nobody is told that it begins with being enrolled', async () => {
  const site = await stories.site();
  const { path } = await springCohort(site, { people: 0, sessions: 0 });
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.goto(`/console${path}/enroll`);
  const begins = page.getByText('begins at once');
  await begins.waitFor();
  await site.moveTo('2028-06-01T15:00:00.000Z' as Instant);
  await page.goto(`/console${path}/enroll`);
  const over = page.getByText('whoever is enrolled now is asked nothing, and gets no mail.');
  await over.waitFor();
  expect(await begins.count()).toBe(0);

  await page.getByRole('link', { name: 'A list from a file' }).click();
  const csv = Buffer.from('name,email\r\nDr. Ada Okafor,ada@hospital.example\r\n');
  await page.getByLabel('CSV file').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: csv });
  await page.getByRole('button', { name: 'Enroll 1 person' }).waitFor();
  expect(await over.count()).toBe(1);
  expect(await begins.count()).toBe(0);
});
