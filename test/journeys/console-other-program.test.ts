import { expect, it } from 'vitest';
import type { LocalDate } from '../../domain/dates/local-date.ts';
import { programKey } from '../../domain/programs/program.ts';
import { loadCohort, putCohort } from '../../functions/records.ts';
import { loadProgram } from '../../platform/program-files.ts';
import { browserStories } from '../support/browser/browser.ts';
import { press, typeInto } from '../support/browser/reach.ts';
import { PROGRAMS } from '../support/builders.ts';
import { changedProgram, surveyAt } from '../support/changed-program.ts';
import { ENHANCED_CARE } from '../support/program-folder.ts';

const stories = browserStories();

const CARE = loadProgram(ENHANCED_CARE);

/** The cells of the roster of which not all can be read. */
const CUT = `[...document.querySelectorAll('.roster .cell')]
  .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
  .map(({ innerText }) => innerText)`;

it('the year of one of two programs is shown and created by its own dates, whatever was typed for the other before', async () => {
  const site = await stories.site({ programs: [...PROGRAMS, CARE] });
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.goto('/console/plan');
  const field = (name: string) => page.getByLabel(name, { exact: true });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await typeInto(page, field('Training start'), '2027-03-11');
  await typeInto(page, field('Training end'), '2027-03-12');
  await press(page, button('Show the year'));
  await page.getByRole('heading', { name: 'The year of Clinical Leadership Program' }).waitFor();

  await field('Program').selectOption('enhanced-care');
  await typeInto(page, field('First module'), '2027-05-13');
  await typeInto(page, field('System review'), '2028-05-11');
  await press(page, button('Show the year'));
  await page.getByRole('heading', { name: `The year of ${CARE.program.title}` }).waitFor();
  await typeInto(page, field('Title'), 'Third cohort');
  await typeInto(page, field('Name'), 'Pat Rivera');
  await typeInto(page, field('E-mail'), 'pat@hospital.example');
  await press(page, button('Create the cohort'));
  await page.getByRole('heading', { level: 1, name: 'Enroll' }).waitFor();
});

/** With so many touchpoints before its last. */
const withModules = (count: number) =>
  changedProgram(CARE, (copy) => {
    const strategy = surveyAt(copy, 'strategy');
    const modules = Array.from({ length: count }, (_, index) => ({
      ...strategy,
      id: `module-${index + 1}`,
      title: `Reflection on leading teams: module ${index + 1}`,
      unlinked: true,
    }));
    copy.program.touchpoints.splice(0, 1, ...modules);
  });

it('each of thirteen touchpoints is named beside its bar, and each wave of answers without a name over what was answered', async () => {
  const many = withModules(12);
  const titles = many.program.touchpoints.map(({ title }) => title);
  const site = await stories.site({ programs: [many] });
  const anchors = { firstModule: '2027-05-13' as LocalDate, systemReview: '2028-05-11' as LocalDate };
  const contactPerson = { name: 'Pat Rivera', email: 'pat@hospital.example' };
  const plan = {
    programId: 'enhanced-care',
    title: 'Third cohort',
    anchors,
    contactPerson,
    participants: [],
  };
  const path = await site.staff.createCohort(plan, anchors);
  await site.staff.enroll(path, { name: 'Dr. Ada Okafor', email: 'ada.okafor@hospital.example' });
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.goto(`/console${path}`);
  const texts = page.locator('.chart text');
  await texts.first().waitFor();
  // A name that takes two lines has no space between them.
  const solid = (text: string) => text.replaceAll(/\s/g, '');
  expect((await texts.allTextContents()).map(solid)).toEqual(expect.arrayContaining(titles.map(solid)));

  await page.goto(`/console${path}/people`);
  await page.getByRole('link', { name: 'Dr. Ada Okafor' }).waitFor();
  expect(await page.evaluate<string[]>(CUT)).toEqual([]);

  await page.getByRole('link', { name: 'Dr. Ada Okafor' }).click();
  await page.locator('.lane').first().waitFor();
  expect(new Set(await page.locator('.lane').allTextContents()).size).toBe(titles.length);

  await page.goto(`/console${path}/results`);
  await page.getByRole('heading', { name: 'In their own words' }).waitFor();
  const headings = await page.getByRole('heading', { level: 2 }).allTextContents();
  const asked = titles.slice(0, 12).map((title) => `Module review: ${title}`);
  expect(headings).toEqual(['Who answered', ...asked, 'In their own words']);
});

it('of a program whose files are gone its cohort says that no other begins with it, and goes on', async () => {
  const site = await stories.site({ programs: [CARE] });
  const anchors = { firstModule: '2027-05-13' as LocalDate, systemReview: '2028-05-11' as LocalDate };
  const contactPerson = { name: 'Pat Rivera', email: 'pat@hospital.example' };
  const plan = {
    programId: 'enhanced-care',
    title: 'Third cohort',
    anchors,
    contactPerson,
    participants: [],
  };
  const path = await site.staff.createCohort(plan, anchors);
  const { documents } = site.platform.ports;
  const { doc, version } = await loadCohort(documents, path.split('/').at(-1)!);
  await documents.write([
    { key: programKey('gone', CARE.version), doc: CARE, expectedVersion: 0 },
    putCohort({ ...doc, programId: 'gone' }, version),
  ]);
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.goto(`/console${path}/version`);
  await page.getByText('No new cohort starts with this program any more: its files are gone.').waitFor();
});

it('where there is no program yet, planning says where one is written', async () => {
  const site = await stories.site({ programs: [] });
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.goto('/console/plan');
  await page.getByText('There is no program yet.').waitFor();
});
