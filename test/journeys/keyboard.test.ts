import { expect, it } from 'vitest';
import { browserStories } from '../support/browser.ts';
import { tabTo } from '../support/keyboard.ts';
import { linkTo } from '../support/mail-links.ts';
import { focusGroupPage } from '../support/pages/focus-group.ts';
import { stopPage } from '../support/pages/stop.ts';
import { plainSurvey, surveyPage } from '../support/pages/survey.ts';
import { mailOf } from '../support/site.ts';
import { springCohort } from '../support/spring-cohort.ts';

const stories = browserStories();

it('a survey is answered and sent with nothing but the keyboard, enlarged to 400 %', async () => {
  const site = await stories.site();
  await springCohort(site);
  const invitation = await mailOf(site, '.baseline.invitation.');
  const { page } = await stories.visit(site, { device: 'zoomed' });
  await page.goto(linkTo('/survey', invitation));
  const survey = surveyPage(page);
  await tabTo(page, survey.start);
  await page.keyboard.press('Enter');
  let steps = 0;
  for (; !(await survey.send.isVisible()); steps += 1) {
    await tabTo(page, survey.next);
    await page.keyboard.press('Enter');
  }
  expect(steps).toBeGreaterThan(10);
  await tabTo(page, survey.send);
  await page.keyboard.press('Enter');
  await survey.thanks.waitFor();
});

it('without a script, after a fault the summary has the focus, and its link leads to the field', async () => {
  const site = await stories.site();
  await springCohort(site);
  const invitation = await mailOf(site, '.baseline.invitation.');
  const { page } = await stories.visit(site);
  const survey = await plainSurvey(page, linkTo('/survey', invitation));
  await survey.send.focus();
  await page.keyboard.press('Enter');
  await survey.faults.waitFor();
  const link = survey.faults.getByRole('link').first();
  await tabTo(page, link);
  await page.keyboard.press('Enter');
  await tabTo(page, survey.send);
  await page.keyboard.press('Enter');
  await survey.thanks.waitFor();
});

it('a seat is booked with nothing but the keyboard', async () => {
  const site = await stories.site();
  await springCohort(site);
  const invitation = await mailOf(site, '.focus-group.invitation.');
  const { page } = await stories.visit(site);
  await page.goto(linkTo('/focus-group', invitation));
  const focusGroup = focusGroupPage(page);
  await tabTo(page, focusGroup.book);
  await page.keyboard.press('Enter');
  await focusGroup.booked.waitFor();
});

it('mail is stopped with nothing but the keyboard', async () => {
  const site = await stories.site();
  await springCohort(site);
  const invitation = await mailOf(site, '.baseline.invitation.');
  const { page } = await stories.visit(site);
  await page.goto(linkTo('/stop', invitation));
  const stop = stopPage(page);
  await tabTo(page, stop.stop);
  await page.keyboard.press('Space');
  await stop.stopped.waitFor();
});
