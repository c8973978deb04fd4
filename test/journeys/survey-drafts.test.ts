import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type Instant, plusSeconds } from '../../domain/dates/instant.ts';
import type { Participant } from '../../domain/participants/participant.ts';
import { timetable } from '../../domain/timetables/timetable.ts';
import { loadPerson } from '../../functions/records.ts';
import { becomes } from '../support/browser/becomes.ts';
import { browserStories } from '../support/browser/browser.ts';
import { surveyPage } from '../support/browser/pages/survey.ts';
import { linkTo } from '../support/reading/mail-links.ts';
import { mailOf, type Site, type SiteOptions } from '../support/scenes/site.ts';
import { springCohort } from '../support/scenes/spring-cohort.ts';

const stories = browserStories();

const responses = (site: Site) => site.contents().match(/"key":"response#/g) ?? [];
const drafts = (site: Site) => site.contents().match(/"key":"draft#/g) ?? [];

async function invited(contact = '.baseline.invitation.', options: SiteOptions = {}) {
  const site = await stories.site(options);
  const cohort = await springCohort(site);
  const mail = await mailOf(site, contact);
  return { site, ...cohort, link: linkTo('/survey', mail) };
}

/** The survey opened in a tab, as its device shows it. */
async function opened(page: Page, link: string) {
  await page.goto(link);
  return surveyPage(page);
}

describe('what is typed into a survey', () => {
  it('is there on another device, at the place where it was left (F54)', async () => {
    const { site, link } = await invited();
    const phone = await opened((await stories.visit(site, { device: 'phone' })).page, link);
    await phone.start.tap();
    for (let row = 0; row < 3; row += 1) {
      const before = await phone.page.locator('legend:visible').last().textContent();
      await phone.page.locator('label:visible').nth(2).tap();
      await phone.page.locator('legend:visible', { hasText: before! }).waitFor({ state: 'hidden' });
    }
    await phone.saved.waitFor();
    const other = await opened((await stories.visit(site, { device: 'phone' })).page, link);
    await other.start.tap();
    await other.page.getByText('3 of 42').waitFor();
    await other.back.tap();
    expect(await other.radios.nth(2).isChecked()).toBe(true);
    expect(responses(site)).toEqual([]);
  });

  it('is stepped through backwards by the phone’s Back button too, which leaves only from the introduction', async () => {
    const { site, link } = await invited();
    const phone = await opened((await stories.visit(site, { device: 'phone' })).page, '/');
    const { page } = phone;
    const elsewhere = page.url();
    await page.goto(link);
    await phone.start.tap();
    const first = await page.locator('legend:visible').last().textContent();
    await phone.choose(1);
    await phone.next.tap();
    await phone.next.tap();
    // One step with the page's own button, one with the phone's: both go back from where one is.
    await phone.back.tap();
    await page.goBack();
    await page.locator('legend:visible', { hasText: first! }).waitFor();
    expect(await phone.radios.nth(1).isChecked()).toBe(true);
    await page.goBack();
    await phone.start.waitFor();
    expect(page.url()).not.toBe(elsewhere);
    await page.goBack();
    await page.waitForURL(elsewhere);
    await page.goto(link);
    await phone.start.tap();
    await phone.toTheEnd();
    await phone.send.tap();
    await phone.thanks.waitFor();
    await becomes(page, 'history.state.depth === undefined');
    await page.goBack();
    await page.waitForURL(elsewhere);
    expect(responses(site)).toHaveLength(1);
  });

  it('in two tabs at once comes together as one draft (F52)', async () => {
    const { site, link } = await invited();
    const { context } = await stories.visit(site);
    const tabs = [await opened(await context.newPage(), link), await opened(await context.newPage(), link)];
    const [one, other] = tabs as [(typeof tabs)[0], (typeof tabs)[0]];
    for (const tab of tabs) await tab!.start.click();
    await one!.choose(1);
    await one!.saved.waitFor();
    // The second row; the other tab does not know of the first.
    await other!.choose(7 + 3);
    await other!.saved.waitFor();
    expect(await other!.radios.nth(1).isChecked()).toBe(true);
    const third = await opened(await context.newPage(), link);
    await third.start.click();
    expect([await third.radios.nth(1).isChecked(), await third.radios.nth(10).isChecked()]).toEqual([
      true,
      true,
    ]);
  });

  it('and sent while there is no network is kept, and sent once when it is back (F51)', async () => {
    const { site, link } = await invited();
    const { page, context } = await stories.visit(site, { forgives: /ERR_INTERNET_DISCONNECTED/ });
    const survey = await opened(page, link);
    await survey.start.click();
    await context.setOffline(true);
    await survey.choose(0);
    await survey.toTheEnd();
    await page.getByText('Not saved yet: no connection').waitFor();
    await survey.send.click();
    await page.getByText('Not sent yet: no connection').waitFor();
    expect(responses(site)).toEqual([]);
    await context.setOffline(false);
    await survey.thanks.waitFor();
    expect(responses(site)).toHaveLength(1);
    expect(drafts(site)).toEqual([]);
  });

  it('is saved by a page that is closed at that moment (F54)', async () => {
    const { site, link } = await invited();
    const { page } = await stories.visit(site, { forgives: /ERR_ABORTED/ });
    const survey = await opened(page, link);
    await survey.start.click();
    await survey.choose(4);
    await page.goto('about:blank');
    await expect.poll(() => drafts(site)).toHaveLength(1);
  });

  it('is on the device when neither the server nor the page is there any more', async () => {
    let isDown = true;
    const { site, link } = await invited('.baseline.invitation.', {
      between: async (event, answer) =>
        isDown && event.rawPath === '/api/draft'
          ? { statusCode: 503, headers: {}, body: '{}' }
          : answer(event),
    });
    const { page, context } = await stories.visit(site, { forgives: /ERR_ABORTED/ });
    const survey = await opened(page, link);
    await survey.start.click();
    await survey.choose(4);
    await page.getByText('Not saved yet: no connection').waitFor();
    await page.goto('about:blank');
    await page.close();
    expect(drafts(site)).toEqual([]);
    isDown = false;
    const again = await opened(await context.newPage(), link);
    await again.start.click();
    expect(await again.radios.nth(4).isChecked()).toBe(true);
    await again.saved.waitFor();
    expect(drafts(site)).toHaveLength(1);
  });

  it('may be finished when the window closes meanwhile, and not a day later', async () => {
    const { site, link, people } = await invited();
    const { cohort, participant, program } = await loadPerson(site.platform.ports.documents, people[0]!);
    const { closes } = timetable(program.program, cohort.doc, participant.doc)[0]!;
    const minutes = (count: number): Instant => plusSeconds(closes.at, count * 60);
    await site.moveTo(minutes(-10));
    const late = await opened((await stories.visit(site)).page, link);
    const survey = await opened((await stories.visit(site)).page, link);
    for (const one of [late, survey]) {
      await one.answer(one === late ? 0 : 1);
      await one.saved.waitFor();
    }
    await site.moveTo(minutes(20));
    const stored = await site.platform.ports.documents.get<Participant>(`participant#${people[0]}`);
    expect(stored?.doc.touchpoints.baseline?.kind).toBe('missed');
    await survey.page.reload();
    await survey.page.getByText('The survey has closed. You can still finish what you began').waitFor();
    await survey.toTheEnd();
    await survey.send.click();
    await survey.thanks.waitFor();
    await late.send.click();
    await late.alreadyAnswered.waitFor();
    expect(responses(site)).toHaveLength(1);
  });

  it('ends with the participation, and nothing of it is kept', async () => {
    const { site, link, path, people } = await invited();
    const { page } = await stories.visit(site);
    const survey = await opened(page, link);
    await survey.start.click();
    await survey.choose(0);
    await survey.saved.waitFor();
    await site.staff.withdraw(path, people[0]!);
    await survey.choose(2);
    await page.getByRole('heading', { name: 'You no longer take part', level: 1 }).waitFor();
    expect([responses(site), drafts(site)]).toEqual([[], []]);
    expect(await page.evaluate('localStorage.length')).toBe(0);
  });
});

describe('an unlinked survey', () => {
  it('keeps what is typed in the browser only, and forgets it once it is sent', async () => {
    const { site, link } = await invited('.satisfaction.invitation.');
    const { page } = await stories.visit(site);
    const survey = await opened(page, link);
    await page.getByText('stay in this browser').waitFor();
    const noted = page.waitForResponse('**/api/draft');
    await survey.start.click();
    await survey.choose(1);
    expect((await noted).request().postDataJSON()).not.toHaveProperty('answers');
    await page.reload();
    await survey.start.click();
    expect(await survey.radios.nth(1).isChecked()).toBe(true);
    await survey.toTheEnd();
    await survey.send.click();
    await survey.thanks.waitFor();
    expect(await page.evaluate('localStorage.length')).toBe(0);
    expect([responses(site).length, drafts(site).length]).toEqual([1, 0]);
  });

  it('asks what was missing only who was not content', async () => {
    const { site, link } = await invited('.satisfaction.invitation.');
    const survey = await opened((await stories.visit(site)).page, link);
    await survey.start.click();
    await survey.choose(0);
    await survey.next.click();
    await survey.next.click();
    const missing = survey.page.getByLabel('What would have made them worth your time?');
    const keep = survey.page.getByLabel('What should stay exactly as it is?');
    expect([await missing.isVisible(), await keep.isVisible()]).toEqual([false, false]);
    await survey.choose(1);
    expect([await missing.isVisible(), await keep.isVisible()]).toEqual([true, false]);
    await missing.fill('More practice');
    await survey.choose(6);
    expect([await missing.isVisible(), await keep.isVisible()]).toEqual([false, true]);
    await survey.toTheEnd();
    await survey.send.click();
    await survey.thanks.waitFor();
    expect(site.contents()).not.toContain('More practice');
  });
});

describe('a scale', () => {
  it('moves on at a tap and never at an arrow key', async () => {
    const { site, link } = await invited();
    const { page } = await stories.visit(site, { device: 'phone' });
    const survey = await opened(page, link);
    await survey.start.tap();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    for (const value of ['2', '3', '4']) {
      await page.keyboard.press('ArrowDown');
      expect(await page.evaluate('document.activeElement.value')).toBe(value);
    }
    await page.getByText('1 of 42').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('I had energy left').waitFor();
    await page.locator('label:visible').first().tap();
    await page.getByText('I got through the day').waitFor();
    await survey.back.tap();
    expect(await survey.radios.first().isChecked()).toBe(true);
  });
});

it('a phone that is turned after the answers have gone still shows what has become of them', async () => {
  const { site, link } = await invited();
  const { page } = await stories.visit(site, { device: 'phone' });
  await page.setViewportSize({ width: 700, height: 360 });
  const survey = await opened(page, link);
  await survey.answer();
  await survey.send.click();
  await survey.thanks.waitFor();
  await page.setViewportSize({ width: 360, height: 700 });
  await becomes(page, '!matchMedia("(min-width: 40rem)").matches');
  expect((await survey.thanks.boundingBox())!.height).toBeGreaterThan(20);
});

describe('a browser that keeps nothing', () => {
  const refuse =
    'Object.defineProperty(self, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } })';

  it('is not said to keep the answers to an unlinked survey', async () => {
    const { site, link } = await invited('.satisfaction.invitation.');
    const { page, context } = await stories.visit(site, { device: 'phone' });
    await context.addInitScript(refuse);
    const survey = await opened(page, link);
    await page.getByText('this browser keeps nothing itself').waitFor();
    expect(await page.getByText('stay in this browser').count()).toBe(0);
    await survey.answer();
    await survey.send.click();
    await survey.thanks.waitFor();
  });

  it('is not said to keep what is typed without a connection', async () => {
    const { site, link } = await invited();
    const { page, context } = await stories.visit(site, { forgives: /ERR_INTERNET_DISCONNECTED/ });
    await context.addInitScript(refuse);
    const survey = await opened(page, link);
    await survey.start.click();
    await context.setOffline(true);
    await survey.choose(0);
    await page.getByText('Not saved yet: no connection. Please leave this page open').waitFor();
    await context.setOffline(false);
    await survey.saved.waitFor();
  });
});
