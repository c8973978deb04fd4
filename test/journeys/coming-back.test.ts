import { describe, expect, it } from 'vitest';
import { becomes } from '../support/browser/becomes.ts';
import { browserStories } from '../support/browser/browser.ts';
import { focusGroupPage } from '../support/browser/pages/focus-group.ts';
import { myYear } from '../support/browser/pages/my-year.ts';
import { surveyPage } from '../support/browser/pages/survey.ts';
import { linkTo } from '../support/reading/mail-links.ts';
import { mailOf } from '../support/scenes/site.ts';
import { springCohort } from '../support/scenes/spring-cohort.ts';

const stories = browserStories();

/** A phone that shows My year, with a survey to answer. */
async function onMyYear() {
  const site = await stories.site();
  await springCohort(site);
  // Chromium's words for an address without its token, before the page's script has put it back.
  const forgives = /status of 404 .*\/year#at-/;
  const { page } = await stories.visit(site, { device: 'phone', forgives });
  await page.goto(linkTo('/year', await mailOf(site, '.satisfaction.invitation.')));
  const year = myYear(page);
  /** To the survey that is due, and back with the phone's own button. */
  async function thereAndBack() {
    await year.answer.tap();
    await surveyPage(page).start.waitFor();
    await page.goBack();
    await year.answer.waitFor();
  }
  return { site, page, year, thereAndBack };
}

describe('a person who comes back to a page', () => {
  it('finds My year again after its link to what is due was tapped', async () => {
    const { page, year, thereAndBack } = await onMyYear();
    const toDo = page.getByRole('link', { name: 'Your view of the training' });
    await toDo.tap();
    await becomes(page, 'location.hash === "#at-satisfaction"');
    await thereAndBack();
    await toDo.tap();
    await becomes(page, 'location.hash !== "" && history.state !== null');
    await page.reload();
    await year.heading.waitFor();
  });

  it('finds My year as it is now where she has saved something on it', async () => {
    const { page, year, thereAndBack } = await onMyYear();
    await year.specific.fill('A weekly huddle on ward 7');
    await year.saveGoal.tap();
    await year.said.getByText('Your goal is saved.').waitFor();
    await page.getByRole('link', { name: 'Your view of the training' }).tap();
    await becomes(page, 'location.hash !== ""');
    await thereAndBack();
    await page.getByRole('definition').getByText('A weekly huddle on ward 7').waitFor();
  });

  it('finds her seat, and sends nothing a second time', async () => {
    const { site, page } = await onMyYear();
    await page.goto(linkTo('/focus-group', await mailOf(site, '.focus-group.invitation.')));
    const focusGroup = focusGroupPage(page);
    await focusGroup.sessions.first().check();
    await focusGroup.book.tap();
    await focusGroup.booked.waitFor();
    const request = page.waitForRequest((one) => one.isNavigationRequest());
    await page.reload();
    await focusGroup.booked.waitFor();
    expect((await request).method()).toBe('GET');
  });

  it('still has what she typed where the page said what to mend', async () => {
    const { page, year } = await onMyYear();
    const note = page.getByRole('textbox', { name: /^Measurable/ });
    await note.fill('Fewer pages at night');
    await year.saveGoal.tap();
    await year.faults.waitFor();
    await page.reload();
    await year.faults.waitFor();
    await note.and(page.locator(':text("Fewer pages at night")')).waitFor();
  });
});
