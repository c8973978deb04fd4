import { expect, it } from 'vitest';
import { violations } from '../support/browser/axe.ts';
import { browserStories } from '../support/browser/browser.ts';
import { tabTo } from '../support/browser/keyboard.ts';
import { myYear } from '../support/browser/pages/my-year.ts';
import { stopPage } from '../support/browser/pages/stop.ts';
import { surveyPage } from '../support/browser/pages/survey.ts';
import { linkTo } from '../support/reading/mail-links.ts';
import { mailOf } from '../support/scenes/site.ts';
import { springCohort } from '../support/scenes/spring-cohort.ts';

const stories = browserStories();

it('a goal is written down from the mail after the training, and looked at again at month 3, by keyboard alone', async () => {
  const site = await stories.site();
  await springCohort(site);
  const { page } = await stories.visit(site, { device: 'zoomed' });
  const year = myYear(page);
  await page.goto(linkTo('/year', await mailOf(site, '.satisfaction.invitation.')));
  await tabTo(page, year.saveGoal);
  await page.keyboard.press('Enter');
  await year.said.getByText('Your goal is saved.').waitFor();
  expect(await page.getByRole('definition').allTextContents()).toEqual(Array(5).fill('In my words.'));
  expect(await violations(page)).toEqual([]);

  await page.goto(linkTo('/year', await mailOf(site, '.month-3.invitation.')));
  await tabTo(page, year.saveReview);
  await page.keyboard.press('Enter');
  await year.said.getByText('Where your goal stands is saved.').waitFor();
  expect(await violations(page)).toEqual([]);
});

it('what is due is answered from the page, and a quarter later its scores are on it', async () => {
  const site = await stories.site();
  await springCohort(site);
  // Chromium's words for an address that became a file.
  const forgives = /year\/calendar\S* net::ERR_ABORTED/;
  const { page } = await stories.visit(site, { device: 'phone', forgives });
  const year = myYear(page);
  await mailOf(site, '.satisfaction.invitation.');
  const link = linkTo('/year', site.mails().at(-1)!);
  await mailOf(site, '.month-3.invitation.');
  await page.goto(link);
  await year.answer.click();
  const survey = surveyPage(page);
  // The click does not wait for the page that it leads to.
  await survey.start.waitFor();
  await survey.answerAll();
  await survey.send.click();
  await survey.thanks.waitFor();
  await page.goto(link);
  await year.scores.waitFor();
  expect(await year.answer.count()).toBe(0);
  const [file] = await Promise.all([page.waitForEvent('download'), year.calendar.click()]);
  expect(file.suggestedFilename()).toBe('my-year.ics');
});

it('after the survey of a wave, a mail leads to the page that asks where the goal stands', async () => {
  const site = await stories.site();
  await springCohort(site);
  const { page } = await stories.visit(site, { device: 'phone' });
  const survey = surveyPage(page);
  await page.goto(linkTo('/survey', await mailOf(site, '.month-3.invitation.')));
  await survey.answer();
  await survey.send.click();
  await survey.thanks.waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Mail me a link to my page' }).click();
  await page.getByRole('heading', { name: 'A new link is on its way', level: 1 }).waitFor();
  const mail = await mailOf(site, '.my-year.link.1');
  expect(mail.subject).toBe('Your new link: your year');
  await page.goto(linkTo('/year', mail));
  await myYear(page).heading.waitFor();
});

it('mail that was stopped from a mail comes again through a link to the page, which is mailed all the same', async () => {
  const site = await stories.site();
  await springCohort(site);
  const { page } = await stories.visit(site, { device: 'phone' });
  await page.goto(linkTo('/stop', await mailOf(site, '.baseline.invitation.')));
  await stopPage(page).stop.click();
  await stopPage(page).stopped.waitFor();
  await page.getByRole('button', { name: 'Mail me a link to my page' }).click();
  await page.getByRole('heading', { name: 'A new link is on its way', level: 1 }).waitFor();
  const year = myYear(page);
  await page.goto(linkTo('/year', await mailOf(site, '.my-year.link.1')));
  await year.fold(/^Mail: stopped/).click();
  await year.button('Let them come again').click();
  await year.said.getByText('come again').waitFor();
});

it('mail is stopped and comes again, from one page', async () => {
  const site = await stories.site();
  await springCohort(site);
  const { page } = await stories.visit(site, { device: 'phone' });
  const year = myYear(page);
  await page.goto(linkTo('/year', await mailOf(site, '.satisfaction.invitation.')));
  await year.fold(/^Mail:/).click();
  await year.button('Stop invitations and reminders').click();
  await year.said.waitFor();
  await year.fold(/^Mail: stopped/).click();
  await year.button('Let them come again').click();
  await year.said.getByText('come again').waitFor();
  const [next] = await site.nextMails();
  expect(next?.contactId).toContain('.satisfaction.reminder.');
});

it('who stops taking part is told what it means, confirms it, and hears nothing more', async () => {
  const site = await stories.site();
  await springCohort(site);
  const { page } = await stories.visit(site, { device: 'darkPhone' });
  const year = myYear(page);
  const link = linkTo('/year', await mailOf(site, '.satisfaction.invitation.'));
  await page.goto(link);
  await year.fold(/^Stop taking part$/).click();
  await year.button('Stop taking part …').click();
  await year.button('Stop taking part now').click();
  await year.said.getByText('It is done').waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await site.nextMails()).toEqual([]);
  await page.goto(link);
  await page.getByRole('heading', { name: 'You no longer take part' }).waitFor();
});
