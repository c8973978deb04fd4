import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { programKey } from '../../domain/programs/program.ts';
import { loadCohort, putCohort } from '../../functions/records.ts';
import { browserStories } from '../support/browser/browser.ts';
import { withDevelopmentBuild } from '../support/browser/dev-console.ts';
import { CLP } from '../support/builders.ts';
import { changedProgram, without } from '../support/changed-program.ts';
import type { Site } from '../support/scenes/site.ts';
import { springCohort } from '../support/scenes/spring-cohort.ts';
import { changed, THURSDAY, troubledCohort } from '../support/scenes/troubled-cohort.ts';

const stories = browserStories();

const TWO = changedProgram(CLP, ({ program }) => {
  const first = program.touchpoints.find(({ kind }) => kind === 'focus-group')!;
  if (first.kind !== 'focus-group') return;
  const window = { from: 'trainingEnd', after: 'P9M', until: 'P10M' } as typeof first.window;
  program.touchpoints.push({ ...first, id: 'second-look', title: 'A second look', window });
});

const NONE = changedProgram(CLP, (copy) => {
  without(copy, 'focus-group');
  const named = JSON.stringify(copy)
    .replaceAll('trainingStart', 'kickoff')
    .replaceAll('trainingEnd', 'retreat');
  Object.assign(copy, JSON.parse(named));
});

/** Gives a cohort the program with two focus groups, as if it had begun with it. */
async function withTwoGroups({ platform: { ports } }: Site, path: string): Promise<void> {
  const { doc, version } = await loadCohort(ports.documents, path.split('/').at(-1)!);
  await ports.documents.write([
    { key: programKey('clp', TWO.version), doc: TWO, expectedVersion: 0 },
    putCohort({ ...doc, programVersion: TWO.version }, version),
  ]);
}

async function signedIn(site: Site): Promise<Page> {
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  return page;
}

it('a session is published for one of two focus groups, with the window of that one in view', async () => {
  const site = await stories.site();
  const { path } = await springCohort(site, { sessions: 0 });
  await withTwoGroups(site, path);
  const page = await signedIn(site);
  await page.goto(`/console${path}/focus-groups`);
  const form = page.getByRole('form', { name: 'Publish a session' });
  await page.getByText('Sessions count from Mon, Jul 12, 2027').waitFor();
  await form.getByLabel('For').selectOption('A second look');
  await page.getByText('Sessions count from Sun, Dec 12, 2027').waitFor();
  await form.getByLabel('Day').fill('2027-12-14');
  await form.getByLabel('Place').fill('Room 4');
  const sent = page.waitForRequest((request) => request.method() === 'POST');
  await form.getByRole('button', { name: 'Publish' }).click();
  await page.getByText('The session on Tue, Dec 14, 2027').waitFor();
  expect((await sent).postDataJSON()).toMatchObject({ touchpoint: 'second-look' });
  await page.getByRole('region', { name: 'Tue, Dec 14, 2027' }).getByText('A second look. Room 4').waitFor();
});

it('a program without focus groups and without a training has neither in the console', async () => {
  const site = await stories.site();
  const { path } = await springCohort(site, { sessions: 0 });
  const { documents } = site.platform.ports;
  const { doc, version } = await loadCohort(documents, path.split('/').at(-1)!);
  const { trainingStart: kickoff, trainingEnd: retreat } = doc.anchors;
  await documents.write([
    { key: programKey('clp', NONE.version), doc: NONE, expectedVersion: 0 },
    putCohort({ ...doc, programVersion: NONE.version, anchors: { kickoff, retreat } as never }, version),
  ]);
  const page = await signedIn(site);
  await page.goto(`/console${path}/move`);
  await page.getByRole('heading', { level: 1, name: 'Move the dates', exact: true }).waitFor();
  await page.getByLabel('Retreat').waitFor();
  const links = page.getByRole('navigation', { name: 'Cohort' }).getByRole('link');
  await expect.poll(() => links.allTextContents()).not.toContain('Focus groups');
  expect(await links.allTextContents()).toContain('Move the dates');
  expect(await page.getByRole('main').textContent()).not.toMatch(/training/);
  await page.goto(`/console${path}/focus-groups`);
  await page.getByText('This program has no focus groups.').waitFor();
});

it('a kept address that names a touchpoint of another version shows everybody, as it says', async () => {
  const site = await stories.site();
  const { path } = await springCohort(site, { people: 2 });
  const page = await signedIn(site);
  await page.goto(`/console${path}/people?missing=no-more`);
  await page.getByText('2 people', { exact: true }).waitFor();
  expect(await page.getByLabel('Who is missing').inputValue()).toBe('');
});

it('no page has anything that React takes for wrong', async () => {
  const site = await stories.site();
  await springCohort(site, { people: 2 });
  const { path, people } = await troubledCohort(site);
  await withTwoGroups(site, path);
  // A reminder that waits, on the day on which that of others is planned.
  await changed(site, people[7]!, (before) => ({
    ...before,
    contacts: [
      ...before.contacts,
      {
        touchpoint: 'baseline',
        kind: 'reminder',
        number: 2,
        state: 'held',
        plannedAt: THURSDAY,
        at: THURSDAY,
        until: THURSDAY,
        reason: 'contact-limit',
      },
    ],
  }));
  const page = await signedIn(site);
  await withDevelopmentBuild(page);
  await page.goto(`/console${path}`);
  await page.getByText('held back for now').waitFor();
  const person = `${path}/people/${people[0]}`;
  const places: [string, string | RegExp][] = [
    [`${path}/people`, 'People'],
    [person, /^Dr\. Ada Okafor/],
    [`${person}/history`, 'History of changes'],
    [`${path}/missing`, 'Missing'],
    [`${path}/focus-groups`, 'Focus groups'],
    [`${path}/enroll`, 'Enroll'],
    [`${path}/import`, 'Import a file'],
    [`${path}/mails`, 'Mails'],
    [`${path}/move`, 'Move the training'],
    [`${path}/settings`, 'Settings of this cohort'],
    [`${path}/version`, 'Program version'],
    [`${path}/results`, 'Results'],
    [`${path}/report`, /Spring 2027/],
    [`${path}/files`, 'Files'],
    [`${path}/history`, 'History of changes'],
    ['/programs/clp/results', 'Cohorts side by side'],
    ['/plan', 'Plan a cohort'],
    ['/', 'Cohorts'],
  ];
  for (const [place, name] of places) {
    await page.evaluate(`history.pushState(null, '', '/console${place}')`);
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await expect.poll(() => page.getByText(/^Loading/).count()).toBe(0);
  }
});
