import { linkTo } from '../reading/mail-links.ts';
import { mailOf } from '../scenes/site.ts';
import { springCohort } from '../scenes/spring-cohort.ts';
import { surveyPage } from './pages/survey.ts';
import type { Show } from './shown-pages.ts';

/** The survey of month 3, sent: its thanks offer a link to one's own page. */
const thanked: Show = async (site, page) => {
  await springCohort(site);
  await page.goto(linkTo('/survey', await mailOf(site, '.month-3.invitation.')));
  await surveyPage(page).answer();
  await surveyPage(page).send.click();
  await surveyPage(page).thanks.waitFor();
};

/** On the way to a new link, by the title that the page has then. */
export const LINK_PAGES: [title: string, show: Show][] = [
  ['thanks that offer the own page', thanked],
  [
    'a new link that is on its way',
    async (site, page) => {
      await thanked(site, page);
      await page.getByRole('button', { name: 'Mail me a link to my page' }).click();
      await page.getByRole('heading', { name: 'A new link is on its way' }).waitFor();
    },
  ],
  [
    'a new link asked for by address',
    async (_, page) => {
      await page.goto('/survey?t=unknown');
      await page.getByLabel('Your e-mail address').fill('somebody@hospital.example');
      await page.getByRole('button', { name: 'Mail me a new link' }).click();
      await page.getByRole('heading', { name: 'Please look into your mail' }).waitFor();
    },
  ],
];
