import { expect, it } from 'vitest';
import { type Cohort, cohortKey } from '../../domain/cohorts/cohort.ts';
import type { Instant } from '../../domain/dates/instant.ts';
import type { TimeZone } from '../../domain/dates/local-date.ts';
import type { Offset } from '../../domain/dates/offset.ts';
import { programKey } from '../../domain/programs/program.ts';
import { putCohort } from '../../functions/records.ts';
import { browserStories } from '../support/browser/browser.ts';
import { CLP } from '../support/builders.ts';
import { changedProgram, surveyAt } from '../support/changed-program.ts';
import { springCohort } from '../support/scenes/spring-cohort.ts';

const stories = browserStories();

/** West of the cohort: their days end when it is the next day there. */
const WESTERNER = {
  name: 'Dr. Kai Akana',
  email: 'kai.akana@hospital.example',
  timeZone: 'Pacific/Honolulu' as TimeZone,
};

const NOW = 'Mon, Jun 14, 2027 – Mon, Jul 12, 2027';

it('a move shows the days of windows as the people in them have them, also in another zone than the cohort’s', async () => {
  const site = await stories.site();
  const { path } = await springCohort(site, { people: 0 });
  await site.staff.enroll(path, WESTERNER);
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.goto(`/console${path}/move`);
  await page.getByLabel('Training start').fill('2027-03-18');
  await page.getByLabel('Training end').fill('2027-03-19');
  await page.getByRole('button', { name: 'Show what would change' }).click();
  await page.getByText('For 1 participant', { exact: true }).waitFor();
  // Who they are, and so where, is read for this page.
  await page.waitForLoadState('networkidle');
  const row = page.getByRole('row').filter({ hasText: 'three months after' });
  expect(await row.getByRole('cell').allTextContents()).toEqual([
    NOW,
    'Mon, Jun 21, 2027 – Mon, Jul 19, 2027',
    'Moves for 1 participant.',
  ]);
});

it('another version shows the days of windows as everybody has them', async () => {
  const site = await stories.site();
  const { path } = await springCohort(site, { people: 0 });
  await site.staff.enroll(path, WESTERNER);
  const before = changedProgram(CLP, (copy) => {
    surveyAt(copy, 'month-3').opens.offset = 'P2M' as Offset;
    surveyAt(copy, 'month-3').closes.offset = 'P2M' as Offset;
  });
  const { documents } = site.platform;
  const { doc, version } = (await documents.get<Cohort>(cohortKey(path.split('/').at(-1)!)))!;
  await documents.write([
    { key: programKey('clp', before.version), doc: before, expectedVersion: 0 },
    putCohort({ ...doc, programVersion: before.version }, version),
  ]);
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.goto(`/console${path}/version`);
  await page.getByRole('radio', { name: /^This cohort too/ }).check();
  await page.getByRole('button', { name: 'Show what would change' }).click();
  await page.getByText(`Survey three months after the training: ${NOW} instead of`).waitFor();
});

it('what is sent next has the time of the first and of the last who get it, on the cohort’s clock', async () => {
  const site = await stories.site({ now: '2027-02-17T15:00:00.000Z' as Instant });
  const { path } = await springCohort(site, { people: 1 });
  await site.staff.enroll(path, WESTERNER);
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.goto(`/console${path}`);
  const invitation = page.getByRole('row').filter({ hasText: 'before the training: Invitation' });
  expect(await invitation.first().textContent()).toContain('8:00 AM – 1:00 PM');
  expect(await invitation.count()).toBe(1);
});

it('a window that is past before and after a move is not said to move: nobody is asked again', async () => {
  const site = await stories.site();
  const { path } = await springCohort(site, { people: 2, sessions: 0 });
  await site.moveTo('2027-08-10T20:00:00.000Z' as Instant);
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.goto(`/console${path}/move`);
  await page.getByLabel('Training start').fill('2027-04-15');
  await page.getByLabel('Training end').fill('2027-04-16');
  await page.getByRole('button', { name: 'Show what would change' }).click();
  await page.getByText('For 2 participants', { exact: true }).waitFor();
  const happens = (title: string) =>
    page.getByRole('row').filter({ hasText: title }).getByRole('cell').last().textContent();
  expect(await happens('Survey before the training')).toBe(
    'Over now, and over then, for 2 participants: it is not asked again.',
  );
  expect(await happens('Survey three months after')).toContain('Would be open again for 2 participants');
  expect(await happens('Survey one year after')).toBe('Moves for 2 participants.');
});
