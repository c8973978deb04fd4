import { describe, expect, it } from 'vitest';
import { browserStories } from '../support/browser/browser.ts';
import { focusGroupPage } from '../support/browser/pages/focus-group.ts';
import { inboxPage } from '../support/browser/pages/inbox.ts';
import { stopPage } from '../support/browser/pages/stop.ts';
import { plainSurvey, surveyPage } from '../support/browser/pages/survey.ts';
import { linkTo } from '../support/reading/mail-links.ts';
import { mailOf } from '../support/scenes/site.ts';
import { springCohort } from '../support/scenes/spring-cohort.ts';

const stories = browserStories();

describe('a person with a phone', () => {
  it('opens the link of the first mail, answers, is thanked, and is not reminded', async () => {
    const site = await stories.site();
    await springCohort(site);
    const [invitation] = await site.nextMails();
    const { page } = await stories.visit(site, { device: 'phone' });
    await page.goto(linkTo('/survey', invitation!));
    const survey = surveyPage(page);
    await survey.answerAll();
    await survey.send.click();
    await survey.thanks.waitFor();
    const [next] = await site.nextMails();
    expect(next!.contactId).toContain('.satisfaction.invitation.');
  });

  it('whose browser runs no scripts is told what is missing, and keeps what was chosen', async () => {
    const site = await stories.site();
    await springCohort(site);
    const [invitation] = await site.nextMails();
    const { page } = await stories.visit(site, { device: 'phone' });
    const survey = await plainSurvey(page, linkTo('/survey', invitation!));
    const optional = survey.radios.last();
    await optional.check();
    await survey.send.click();
    await survey.faults.waitFor();
    expect(await optional.isChecked()).toBe(true);
    await survey.radios.first().check();
    await survey.send.click();
    await survey.thanks.waitFor();
  });

  it('books a seat in a focus group, and has its confirmation with a calendar entry', async () => {
    const site = await stories.site();
    const { sessions } = await springCohort(site);
    const invitation = await mailOf(site, '.focus-group.invitation.');
    const { page } = await stories.visit(site, { device: 'phone' });
    const link = linkTo('/focus-group', invitation);
    await page.goto(link);
    const focusGroup = focusGroupPage(page);
    expect(await focusGroup.sessions.count()).toBe(sessions.length);
    await focusGroup.sessions.first().check();
    await focusGroup.book.click();
    await focusGroup.booked.waitFor();
    await site.platform.engine.idle();
    const confirmation = site.mails().at(-1)!;
    expect(confirmation.contactId).toContain('.focus-group.confirmation.');
    expect(confirmation.calendar).toMatchObject({ startsAt: sessions[0]!.startsAt, method: 'REQUEST' });
    await page.goto(link);
    await focusGroup.booked.waitFor();
  });

  it('stops mail, and gets none for the rest of the year', async () => {
    const site = await stories.site();
    await springCohort(site);
    const [invitation] = await site.nextMails();
    const { page } = await stories.visit(site, { device: 'phone' });
    await page.goto(linkTo('/stop', invitation!));
    const stop = stopPage(page);
    await stop.stop.click();
    await stop.stopped.waitFor();
    expect(await site.nextMails()).toEqual([]);
  });
});

describe('the staff person of one machine', () => {
  it('loads the example, moves the clock, and follows a link from the inbox to its survey', async () => {
    const site = await stories.site();
    const { page } = await stories.visit(site);
    await page.goto(site.signInUrl);
    await page.getByRole('button', { name: 'Load the example cohort' }).click();
    await page.getByRole('button', { name: /event/i }).click();
    await page.getByRole('link', { name: /mails in the inbox/ }).click();
    const inbox = inboxPage(page);
    await inbox
      .mail(/survey/i)
      .first()
      .click();
    await inbox.link(`${site.url}/survey`).click();
    await surveyPage(page).start.waitFor();
  });
});
