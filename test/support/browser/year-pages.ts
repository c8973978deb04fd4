import type { Page } from 'playwright-core';
import { linkTo } from '../reading/mail-links.ts';
import { mailOf, type Site } from '../scenes/site.ts';
import { springCohort } from '../scenes/spring-cohort.ts';
import { myYear } from './pages/my-year.ts';
import { surveyPage } from './pages/survey.ts';
import type { Show } from './shown-pages.ts';

const opened =
  (contact: string, then: (page: Page, site: Site) => Promise<void> = async () => {}): Show =>
  async (site, page) => {
    await springCohort(site);
    await page.goto(linkTo('/year', await mailOf(site, contact)));
    await then(page, site);
  };

const goalSaved = async (page: Page) => {
  await myYear(page).specific.fill('A weekly huddle on ward 7');
  await myYear(page).saveGoal.click();
  await myYear(page).said.waitFor();
};

/** A setting unfolded, and the first step of it taken. */
const setting = (fold: RegExp, button: string, then: string): Show =>
  opened('.satisfaction.invitation.', async (page) => {
    await myYear(page).fold(fold).click();
    await myYear(page).button(button).click();
    await page.getByText(then).first().waitFor();
  });

/** The pages of a person's own year, by the title they have then. */
export const YEAR_PAGES: [title: string, show: Show][] = [
  ['my year', opened('.satisfaction.invitation.')],
  ['my year with a goal', opened('.satisfaction.invitation.', goalSaved)],
  [
    'my year with a goal that could not be taken',
    opened('.satisfaction.invitation.', async (page) => {
      await myYear(page).saveGoal.click();
      await myYear(page).faults.waitFor();
    }),
  ],
  [
    'my year at month 3, with a goal and scores, everything unfolded',
    async (site, page) => {
      await springCohort(site);
      await page.goto(linkTo('/survey', await mailOf(site, '.baseline.invitation.')));
      await surveyPage(page).answerAll();
      await surveyPage(page).send.click();
      await surveyPage(page).thanks.waitFor();
      await page.goto(linkTo('/year', await mailOf(site, '.satisfaction.invitation.')));
      await goalSaved(page);
      await page.goto(linkTo('/year', await mailOf(site, '.month-3.invitation.')));
      await myYear(page).scores.waitFor();
      await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true; })');
    },
  ],
  ['my times in another zone', setting(/^Time zone:/, 'Show my times there', 'Nothing is saved yet.')],
  [
    'the question whether to stop taking part',
    setting(/^Stop taking part$/, 'Stop taking part …', 'kept and used'),
  ],
];
