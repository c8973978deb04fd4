import { describe, expect, it } from 'vitest';
import { browserStories } from '../support/browser/browser.ts';
import { focusGroupPage } from '../support/browser/pages/focus-group.ts';
import { surveyPage } from '../support/browser/pages/survey.ts';
import { linkTo } from '../support/reading/mail-links.ts';
import { mailOf } from '../support/scenes/site.ts';
import { springCohort } from '../support/scenes/spring-cohort.ts';

const stories = browserStories();

const responses = (contents: string) => contents.match(/"key":"response#/g) ?? [];

describe('a survey', () => {
  it('that is open on two devices ends in one response, and the second is told so (F52)', async () => {
    const site = await stories.site();
    await springCohort(site);
    const link = linkTo('/survey', await mailOf(site, '.baseline.invitation.'));
    const phone = surveyPage((await stories.visit(site, { device: 'phone' })).page);
    const desktop = surveyPage((await stories.visit(site)).page);
    for (const [choice, survey] of [phone, desktop].entries()) {
      await survey.page.goto(link);
      await survey.answer(choice);
      await survey.saved.waitFor();
    }
    await phone.send.click();
    await phone.thanks.waitFor();
    await desktop.send.click();
    await desktop.alreadyAnswered.waitFor();
    expect(responses(site.contents())).toHaveLength(1);
  });

  it('that is sent by a double click ends in one response (F52)', async () => {
    const site = await stories.site();
    await springCohort(site);
    const { page } = await stories.visit(site, { forgives: /net::ERR_ABORTED/ });
    await page.goto(linkTo('/survey', await mailOf(site, '.baseline.invitation.')));
    const survey = surveyPage(page);
    await survey.answer();
    await survey.send.dblclick();
    await survey.thanks.or(survey.alreadyAnswered).waitFor();
    expect(responses(site.contents())).toHaveLength(1);
  });

  it('of someone who is withdrawn while answering takes nothing, and says why', async () => {
    const site = await stories.site();
    const { path, people } = await springCohort(site);
    const { page } = await stories.visit(site);
    await page.goto(linkTo('/survey', await mailOf(site, '.baseline.invitation.')));
    const survey = surveyPage(page);
    await survey.answer();
    await survey.saved.waitFor();
    await site.staff.withdraw(path, people[0]!);
    await survey.send.click();
    await page.getByRole('heading', { name: 'You no longer take part', level: 1 }).waitFor();
    expect(responses(site.contents())).toEqual([]);
  });
});

describe('the last seat', () => {
  it('goes to one of two who want it, and the other is offered what is left (B1)', async () => {
    const site = await stories.site();
    const { people } = await springCohort(site, { people: 2, capacity: 1 });
    await mailOf(site, '.focus-group.invitation.');
    const visits = people.map(async (person) => {
      const invitation = site
        .mails()
        .find(({ contactId }) => contactId.startsWith(`${person}.focus-group.invitation.`))!;
      const { page } = await stories.visit(site, { device: 'phone' });
      await page.goto(linkTo('/focus-group', invitation));
      await focusGroupPage(page).sessions.first().check();
      return focusGroupPage(page);
    });
    const [first, second] = await Promise.all(visits);
    await first!.book.click();
    await first!.booked.waitFor();
    await second!.book.click();
    await second!.faults.waitFor();
    expect(await second!.sessions.count()).toBe(1);
    await second!.sessions.first().check();
    await second!.book.click();
    await second!.booked.waitFor();
  });
});
