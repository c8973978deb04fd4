import { expect, it } from 'vitest';
import { browserStories } from '../support/browser/browser.ts';
import { tabTo } from '../support/browser/keyboard.ts';
import { focusGroupPage } from '../support/browser/pages/focus-group.ts';
import { stopPage } from '../support/browser/pages/stop.ts';
import { plainSurvey, surveyPage } from '../support/browser/pages/survey.ts';
import { linkTo } from '../support/reading/mail-links.ts';
import { mailOf } from '../support/scenes/site.ts';
import { springCohort } from '../support/scenes/spring-cohort.ts';

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

it('a seat is moved, cancelled and declined with nothing but the keyboard', async () => {
  const site = await stories.site();
  await springCohort(site);
  const { page } = await stories.visit(site, { device: 'zoomed' });
  await page.goto(linkTo('/focus-group', await mailOf(site, '.focus-group.invitation.')));
  const press = async (name: string) => {
    await tabTo(page, page.getByRole('button', { name, exact: true }));
    await page.keyboard.press('Enter');
  };
  await press('Book my seat');
  await focusGroupPage(page).booked.waitFor();
  await press('Move my seat');
  await page.getByText('Your seat has been moved.').waitFor();
  await press('Cancel my seat');
  await page.getByRole('heading', { name: 'Cancel your seat?' }).waitFor();
  await press('Cancel my seat');
  await page.getByText('Your seat is cancelled.').waitFor();
  await press('I will not take part');
  await page.getByRole('heading', { level: 1, name: /\?$/ }).waitFor();
  await press('I will not take part');
  await page.getByText('Thank you for telling us.').waitFor();
});

it('a new link is asked for with nothing but the keyboard', async () => {
  const site = await stories.site();
  const { page } = await stories.visit(site);
  await page.goto('/survey?t=unknown');
  await tabTo(page, page.getByLabel('Your e-mail address'));
  await page.keyboard.type('ada.okafor@hospital.example');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Please look into your mail' }).waitFor();
});

it('an absence is entered and participation ended with nothing but the keyboard', async () => {
  const site = await stories.site();
  await springCohort(site);
  const { page } = await stories.visit(site);
  await page.goto(linkTo('/year', await mailOf(site, '.satisfaction.invitation.')));
  await tabTo(page, page.getByText('I will be away'));
  await page.keyboard.press('Enter');
  await tabTo(page, page.locator('input[type="date"]'));
  await page.keyboard.type('03292027');
  await page.keyboard.press('Enter');
  await page.getByRole('status').getByText('Mail comes again from Monday, March 29, 2027').waitFor();
  await tabTo(page, page.getByText('Stop taking part', { exact: true }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'Stop taking part …' }));
  await page.keyboard.press('Enter');
  // The next page is there.
  await page.getByRole('button', { name: 'Stop taking part now' }).waitFor();
  await tabTo(page, page.getByRole('button', { name: 'Stop taking part now' }));
  await page.keyboard.press('Enter');
  await page.getByRole('status').getByText('It is done').waitFor();
});
