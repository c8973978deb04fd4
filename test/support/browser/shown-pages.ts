import type { Page } from 'playwright-core';
import { linkTo } from '../reading/mail-links.ts';
import { mailOf, type Site } from '../scenes/site.ts';
import { springCohort } from '../scenes/spring-cohort.ts';
import { LINK_PAGES } from './link-pages.ts';
import { focusGroupPage } from './pages/focus-group.ts';
import { stopPage } from './pages/stop.ts';
import { plainSurvey, surveyPage } from './pages/survey.ts';
import { SEAT_PAGES } from './seat-pages.ts';
import { YEAR_PAGES } from './year-pages.ts';

/** Brings one page before the eyes of someone whose browser is on `page`. */
export type Show = (site: Site, page: Page) => Promise<void>;

const invited =
  (contact: string, path: string, then: Show = async () => {}): Show =>
  async (site, page) => {
    await springCohort(site);
    await page.goto(linkTo(path, await mailOf(site, contact)));
    await then(site, page);
  };

const survey = (then?: Show) => invited('.baseline.invitation.', '/survey', then);
const booking = (then?: Show) => invited('.focus-group.invitation.', '/focus-group', then);
const stopping = (then?: Show) => invited('.baseline.invitation.', '/stop', then);

const answered: Show = async (_, page) => {
  await surveyPage(page).answer();
  await surveyPage(page).send.click();
  await surveyPage(page).thanks.waitFor();
};

/** Opens the link of the mail that came first once more. */
const again: Show = async (site, page) => {
  await page.goto(linkTo('/survey', site.mails()[0]!));
};

const signedIn =
  (path: string, prepare: (site: Site) => Promise<unknown> = async () => {}): Show =>
  async (site, page) => {
    await prepare(site);
    await page.goto(site.signInUrl);
    await page.goto(path);
  };

const withMail = async (site: Site) => {
  await springCohort(site);
  await mailOf(site, '.baseline.invitation.');
};

/** Every page that a participant can meet, by the title it has then. */
export const PARTICIPANT_PAGES: [title: string, show: Show][] = [
  ['a survey', survey()],
  [
    'a step of a survey with a fault',
    survey(async (_, page) => {
      await surveyPage(page).start.click();
      await surveyPage(page).next.click();
      await surveyPage(page).fault.waitFor();
    }),
  ],
  [
    'a survey ready to be sent',
    survey(async (_, page) => {
      await surveyPage(page).answer();
      await surveyPage(page).saved.waitFor();
    }),
  ],
  [
    'a survey with faults, without a script',
    async (site, page) => {
      await springCohort(site);
      const link = linkTo('/survey', await mailOf(site, '.baseline.invitation.'));
      const plain = await plainSurvey(page, link);
      await plain.send.click();
      await plain.faults.waitFor();
    },
  ],
  ['a survey without names', invited('.satisfaction.invitation.', '/survey')],
  ['thanks for the answers', survey(answered)],
  [
    'a survey that is answered already',
    survey(async (site, page) => {
      await answered(site, page);
      await again(site, page);
    }),
  ],
  [
    'a survey whose link has expired',
    survey(async (site, page) => {
      await mailOf(site, '.month-3.invitation.');
      await again(site, page);
    }),
  ],
  [
    'a link of someone who has been withdrawn',
    async (site, page) => {
      const { path, people } = await springCohort(site);
      await mailOf(site, '.baseline.invitation.');
      await site.staff.withdraw(path, people[0]!);
      await again(site, page);
    },
  ],
  ['an unknown link', async (_, page) => void (await page.goto('/survey?t=unknown'))],
  ['an address that leads nowhere', async (_, page) => void (await page.goto('/nowhere'))],
  ['a focus group', booking()],
  [
    'a focus group without a choice',
    booking(async (_, page) => {
      await focusGroupPage(page).book.click();
      await page.getByRole('alert').waitFor();
    }),
  ],
  [
    'a focus group whose seats are gone',
    async (site, page) => {
      const { people } = await springCohort(site, { people: 2, sessions: 1, capacity: 1 });
      await mailOf(site, '.focus-group.invitation.');
      for (const person of people.toReversed()) {
        const invitation = site
          .mails()
          .find(({ contactId }) => contactId.startsWith(`${person}.focus-group.`))!;
        await page.goto(linkTo('/focus-group', invitation));
        if (person === people[0]) return;
        await focusGroupPage(page).sessions.first().check();
        await focusGroupPage(page).book.click();
        await focusGroupPage(page).booked.waitFor();
      }
    },
  ],
  [
    'a seat that is booked',
    booking(async (_, page) => {
      await focusGroupPage(page).sessions.first().check();
      await focusGroupPage(page).book.click();
      await focusGroupPage(page).booked.waitFor();
    }),
  ],
  ['the question whether to stop mail', stopping()],
  [
    'mail that is stopped',
    stopping(async (_, page) => {
      await stopPage(page).stop.click();
      await stopPage(page).stopped.waitFor();
    }),
  ],
  ...SEAT_PAGES,
  ...LINK_PAGES,
  ...YEAR_PAGES,
];

/** The staff person's pages on one machine. */
export const DESK_PAGES: [title: string, show: Show][] = [
  ['sign in', async (_, page) => void (await page.goto('/'))],
  ['programs before there are any', signedIn('/')],
  ['programs', signedIn('/', withMail)],
  ['the inbox', signedIn('/inbox', withMail)],
  ['a mail', signedIn('/inbox/1', withMail)],
  ['a mail that does not exist', signedIn('/inbox/99')],
];
