import { it } from 'vitest';
import { loadProgram } from '../../platform/program-files.ts';
import { browserStories } from '../support/browser.ts';
import { PROGRAMS } from '../support/builders.ts';
import { ENHANCED_CARE } from '../support/program-folder.ts';
import { press, typeInto } from '../support/reach.ts';

const stories = browserStories();

const CARE = loadProgram(ENHANCED_CARE);

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
