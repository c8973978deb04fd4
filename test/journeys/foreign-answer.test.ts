import { expect, it } from 'vitest';
import { browserStories } from '../support/browser/browser.ts';
import { surveyPage } from '../support/browser/pages/survey.ts';
import { linkTo } from '../support/reading/mail-links.ts';
import { mailOf } from '../support/scenes/site.ts';
import { springCohort } from '../support/scenes/spring-cohort.ts';

const stories = browserStories();

/** What answers in the place of the site: a firewall that takes a text for an attack, a network that wants a sign-in. */
const FOREIGN = [
  ['a firewall', 403, '<html><body><h1>Forbidden</h1></body></html>'],
  ['a network that wants a sign-in', 200, '<!doctype html><title>Guests</title><main>Sign in</main>'],
] as const;

it.each(FOREIGN)(
  'answers that %s has taken are sent again, and the page says so (F51)',
  async (_, statusCode, body) => {
    let isInBetween = true;
    const site = await stories.site({
      between: async (event, answer) =>
        isInBetween && event.rawPath === '/survey' && event.requestContext.http.method === 'POST'
          ? { statusCode, headers: { 'content-type': 'text/html' }, body }
          : answer(event),
    });
    await springCohort(site);
    const link = linkTo('/survey', await mailOf(site, '.baseline.invitation.'));
    const { page } = await stories.visit(site);
    await page.goto(link);
    const survey = surveyPage(page);
    await survey.answer();
    await survey.send.click();
    await page.getByText('Not sent yet').waitFor();
    expect(site.contents()).not.toContain('"key":"response#');
    isInBetween = false;
    await survey.thanks.waitFor();
    expect(site.contents().match(/"key":"response#/g)).toHaveLength(1);
  },
);
