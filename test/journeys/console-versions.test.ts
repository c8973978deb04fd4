import { expect, it } from 'vitest';
import { type Cohort, cohortKey } from '../../domain/cohorts/cohort.ts';
import type { Offset } from '../../domain/dates/offset.ts';
import { programKey } from '../../domain/programs/program.ts';
import { putCohort } from '../../functions/records.ts';
import { browserStories } from '../support/browser/browser.ts';
import { looksRight } from '../support/browser/looks-right.ts';
import { press, reach } from '../support/browser/reach.ts';
import { CLP } from '../support/builders.ts';
import { changedProgram, surveyAt, without, withQuestion } from '../support/changed-program.ts';
import type { Site } from '../support/scenes/site.ts';
import { springCohort } from '../support/scenes/spring-cohort.ts';

const stories = browserStories();

/** What the cohort of the story began with: month 3 a month earlier, a question that is gone now, and fewer mails. */
const BEFORE = changedProgram(CLP, (copy) => {
  const month3 = surveyAt(copy, 'month-3');
  month3.opens.offset = 'P2M' as Offset;
  month3.closes.offset = 'P2M' as Offset;
  month3.reminders = [];
  withQuestion(copy, 'leadership-practice', 'gone');
  copy.mails['month-3-invitation']!.subject = 'Two months <b>on</b>';
});

/** The cohort as if it had been made before the version that new ones start with came. */
async function beganWithAnother({ platform: { documents } }: Site, path: string): Promise<void> {
  const { doc, version } = (await documents.get<Cohort>(cohortKey(path.split('/').at(-1)!)))!;
  await documents.write([
    { key: programKey('clp', BEFORE.version), doc: BEFORE, expectedVersion: 0 },
    putCohort({ ...doc, programVersion: BEFORE.version }, version),
  ]);
}

it('a running cohort gets the new version of its program, by keyboard alone, and the old one back', async () => {
  const site = await stories.site();
  const { path } = await springCohort(site, { people: 2 });
  const { page } = await stories.visit(site);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const link = (name: string) => page.getByRole('link', { name, exact: true });
  await page.goto(site.signInUrl);
  await page.goto(`/console${path}`);
  await link('Move the training').waitFor();
  expect(await link('Program version').count()).toBe(0);

  await beganWithAnother(site, path);
  await page.goto(`/console${path}`);
  await press(page, link('Program version'));
  await page.getByRole('heading', { level: 1, name: 'Program version' }).waitFor();
  await page.getByText('Opens: 3 months after the training end instead of 2 months').waitFor();
  await page.getByText('Question “What else is new?” is gone.').waitFor();
  await looksRight(page, 'Program version');

  // The arrow keys move within the choice.
  await reach(page, page.getByRole('radio', { name: /^New cohorts only/ }));
  await page.keyboard.press('ArrowDown');
  await press(page, button('Show what would change'));
  await page.getByText('Something changes for 2 participants.').waitFor();
  expect(
    await page.getByText(/^Survey three months after the training, reminder 1: comes in addition/).count(),
  ).toBe(2);
  await looksRight(page, 'Program version');
  await press(page, button('Use it for what is still pending'));
  await page.getByText('This cohort has the other version now.').waitFor();

  // What it had can be had again, and is said to be what it had.
  await page
    .getByText(/^The version this cohort had until/)
    .first()
    .waitFor();
  await page.getByText('Opens: 2 months after the training end instead of 3 months').waitFor();
  await page.getByRole('radio', { name: /^This cohort, for what/ }).check();
  await button('Show what would change').click();
  await button('Use it for what is still pending').click();
  await page.getByText('Opens: 3 months after the training end instead of 2 months').waitFor();

  // Month 3 has begun meanwhile: what it would take away from them is said before anything happens.
  await site.moveTo('2027-05-20T19:00:00.000Z' as never);
  const gone = changedProgram(CLP, (copy) => without(copy, 'month-3'));
  const { documents } = site.platform;
  const stored = (await documents.get<Cohort>(cohortKey(path.split('/').at(-1)!)))!;
  const earlier = [{ version: gone.version, until: stored.doc.createdAt }];
  await documents.write([
    { key: programKey('clp', gone.version), doc: gone, expectedVersion: 0 },
    putCohort({ ...stored.doc, earlierVersions: earlier }, stored.version),
  ]);
  await page.goto(`/console${path}/version`);
  await page.getByLabel('Compare with').selectOption(gone.version);
  await page.getByText('This touchpoint is gone.').waitFor();
  await page.getByRole('radio', { name: /^This cohort, for what/ }).check();
  await button('Show what would change').click();
  await page.getByText('This cohort cannot have it').waitFor();
  await page.getByText('which has begun for 2 participants.').waitFor();
  expect(await button('Use it for what is still pending').count()).toBe(0);
  await looksRight(page, 'Program version');
});

it('whom another version changes something for is read in the order of the list of people', async () => {
  const site = await stories.site();
  const { path } = await springCohort(site, { people: 11 });
  await beganWithAnother(site, path);
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.goto(`/console${path}/version`);
  await page.getByRole('radio', { name: /^This cohort too/ }).check();
  await page.getByRole('button', { name: 'Show what would change' }).click();
  await page.getByText('Something changes for 11 participants.').waitFor();
  const people = await page.locator('.person summary').allTextContents();
  expect(people.map((text) => text.split(' –')[0])).toEqual(
    Array.from({ length: 11 }, (_, index) => `Dr. Ada Okafor the ${index + 1}.`),
  );
});

/** Where each line of the words of a choice begins. */
const LINES = `[...document.querySelectorAll('.choice label')].map((label) => {
  const texts = document.createTreeWalker(label, NodeFilter.SHOW_TEXT);
  const begins = new Set();
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if (!node.data.trim()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { left } of range.getClientRects()) begins.add(Math.round(left));
  }
  return [...begins];
})`;

it('on a phone every line of a choice begins beside its button, and none below it', async () => {
  const site = await stories.site();
  const { path } = await springCohort(site);
  await beganWithAnother(site, path);
  const { page } = await stories.visit(site);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(site.signInUrl);
  await page.goto(`/console${path}/version`);
  await page.getByRole('radio').first().waitFor();
  const lines = await page.evaluate<number[][]>(LINES);
  expect(lines).toEqual([[lines[0]![0]], [lines[0]![0]]]);
});
