import { describe, it } from 'vitest';
import type { HttpEvent } from '../../functions/middleware/gateway.ts';
import { browserStories } from '../support/browser/browser.ts';
import { surveyPage } from '../support/browser/pages/survey.ts';
import { linkTo } from '../support/reading/mail-links.ts';
import { mailOf } from '../support/scenes/site.ts';
import { springCohort } from '../support/scenes/spring-cohort.ts';

const stories = browserStories();

/** An HTTP API decodes a path, and leaves out what then comes after a question mark. */
const asApiGatewayGivesIt = (event: HttpEvent): HttpEvent => ({
  ...event,
  rawPath: decodeURIComponent(event.rawPath).split('?', 1)[0]!,
});

describe('a link that a mail program has changed', () => {
  it.each([
    ['ends in a full stop', (link: string) => `${link}.`],
    ['ends in an angle bracket', (link: string) => `${link}%3E`],
    ['is quoted-printable', (link: string) => link.replace('?t=', '?t=3D')],
    ['is encoded twice', (link: string) => `${link.replace('?t=', '?t=%253D')}%253E`],
    ['has a fragment inside', (link: string) => `${link}%23top`],
    ['is tracked', (link: string) => `${link}&utm_source=mail&t=other`],
  ])('opens its page when it %s (L9)', async (_, changed) => {
    const site = await stories.site();
    await springCohort(site);
    const link = linkTo('/survey', await mailOf(site, '.baseline.invitation.'));
    const { page } = await stories.visit(site, { device: 'phone' });
    await page.goto(changed(link));
    await surveyPage(page).start.waitFor();
  });

  it.each([
    ['question mark', (link: string) => link.replace('?', '%3F')],
    ['question mark and equals sign', (link: string) => link.replace('?t=', '%3ft%3d')],
  ])('opens its page behind API Gateway, too, when its %s is encoded (L9)', async (_, changed) => {
    const site = await stories.site({ between: (event, answer) => answer(asApiGatewayGivesIt(event)) });
    await springCohort(site);
    const link = linkTo('/survey', await mailOf(site, '.baseline.invitation.'));
    const { page } = await stories.visit(site, { device: 'phone' });
    await page.goto(changed(link));
    await surveyPage(page).start.waitFor();
  });

  it('that leads nowhere gets a page that says what to do, and no secret with it', async () => {
    const site = await stories.site();
    await springCohort(site);
    const link = linkTo('/survey', await mailOf(site, '.baseline.invitation.'));
    const { page } = await stories.visit(site, { device: 'phone' });
    await page.goto(link.slice(0, -4));
    await page.getByRole('heading', { name: 'This link does not work', level: 1 }).waitFor();
  });
});
