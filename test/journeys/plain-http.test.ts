import type { BrowserContext } from 'playwright-core';
import { expect, it } from 'vitest';
import { browserStories } from '../support/browser/browser.ts';
import { surveyPage } from '../support/browser/pages/survey.ts';
import { linkTo } from '../support/reading/mail-links.ts';
import { mailOf, type Site } from '../support/scenes/site.ts';
import { springCohort } from '../support/scenes/spring-cohort.ts';

const stories = browserStories();

/** What `LINK_BASE_URL` may be inside a hospital: no https, and not this machine. */
const INTRANET = 'http://journeys.hospital.example';

/** The proxy that stands at that name: it passes everything on as if it had been asked of the site itself. */
const proxied = (context: BrowserContext, site: Site) =>
  context.route(`${INTRANET}/**`, async (route) => {
    const { origin, ...headers } = route.request().headers();
    const url = route.request().url().replace(INTRANET, site.url);
    const named = origin === INTRANET ? { origin: site.url } : origin === undefined ? {} : { origin };
    const response = await route.fetch({ url, headers: { ...headers, ...named }, maxRedirects: 0 });
    await route.fulfill({ response });
  });

it('a survey that is opened over plain http is saved and sent like any other', async () => {
  const site = await stories.site();
  await springCohort(site);
  const link = linkTo('/survey', await mailOf(site, '.baseline.invitation.'));
  const { page, context } = await stories.visit(site, { forgives: /^asked another site/ });
  await proxied(context, site);
  await page.goto(link.replace(site.url, INTRANET));
  expect(await page.evaluate('isSecureContext')).toBe(false);
  const survey = surveyPage(page);
  await survey.start.click();
  await survey.choose(0);
  await survey.saved.waitFor();
  await survey.toTheEnd();
  await survey.send.click();
  await survey.thanks.waitFor();
  expect(site.contents().match(/"key":"response#/g)).toHaveLength(1);
});
