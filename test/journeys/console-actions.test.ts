import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Instant } from '../../domain/dates/instant.ts';
import type { LocalDate } from '../../domain/dates/local-date.ts';
import { noticesKey, type StaffNotices } from '../../domain/notices/staff-notice.ts';
import { stopMail } from '../../domain/participants/stop-mail.ts';
import { loadCohort, putCohort } from '../../functions/records.ts';
import { putNotices } from '../../functions/staff-notices/put-notices.ts';
import { violations } from '../support/browser/axe.ts';
import { browserStories } from '../support/browser/browser.ts';
import { looksRight } from '../support/browser/looks-right.ts';
import { press, reach, typeInto } from '../support/browser/reach.ts';
import { springCohort } from '../support/scenes/spring-cohort.ts';
import { changed, THURSDAY, troubledCohort } from '../support/scenes/troubled-cohort.ts';

const stories = browserStories();

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
const dialog = (page: Page) => page.getByRole('dialog');

/** Presses what answers in the dialog, waits for what has happened, and closes it: the focus is where it was. */
async function answer(page: Page, name: string, happened: RegExp | string): Promise<void> {
  // Its title is there a moment after it.
  await page.getByRole('dialog', { name: /./ }).waitFor();
  expect(await violations(page)).toEqual([]);
  await press(page, dialog(page).getByRole('button', { name, exact: true }));
  await dialog(page).getByText(happened).waitFor();
  await page.keyboard.press('Enter');
  await dialog(page).waitFor({ state: 'detached' });
  const focused = await page.evaluate<string>('document.activeElement.tagName');
  expect(focused).toMatch(/^(?:BUTTON|H1)$/);
}

it('what needs a person is settled, the missing are reminded, by keyboard alone', async () => {
  const site = await stories.site();
  const { people } = await troubledCohort(site);
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.goto('/console/');
  await press(page, page.getByRole('link', { name: /^3 things need a person/ }));
  await page.getByText('Mail to Dr. Ada Okafor the 3. has come back').waitFor();
  await looksRight(page, 'Overview');
  expect(await page.getByRole('listitem').filter({ hasText: 'Nobody knows' }).count()).toBe(2);

  const settle = (who: string) => page.getByRole('button', { name: new RegExp(`^Settle: .*the ${who}\\.$`) });
  await press(page, settle('1'));
  await answer(page, 'Take it as sent', 'It counts as sent.');
  await settle('1').waitFor({ state: 'detached' });
  await press(page, settle('2'));
  const before = site.platform.inbox.count();
  await answer(page, 'Send it once more', 'It goes once more');
  await site.platform.engine.idle();
  expect(site.platform.inbox.count()).toBe(before + 1);

  await press(page, link(page, 'Missing'));
  await looksRight(page, 'Missing');
  const row = (who: string) => page.getByRole('row').filter({ hasText: `the ${who}.` });
  expect(await page.getByRole('row').count()).toBe(1 + 12);
  expect(await row('7').textContent()).toContain('Reminded once, on Tue, Feb 23, 2027.');
  expect(await row('3').textContent()).toContain('Mail does not reach their address.');
  await press(page, button(page, 'See who would be reminded'));
  await page.getByText('10 people would be reminded').waitFor();
  expect(await page.getByText('because they have had a mail today').textContent()).toContain('the 2.');
  expect(await page.getByText('because they cannot be reached').textContent()).toContain('the 3.');
  await looksRight(page, 'Missing');
  await press(page, button(page, 'Remind 10 people'));
  await page.getByText('The reminder of 10 people goes as soon as mail may go out.').waitFor();
  await site.platform.engine.idle();
  expect(site.platform.inbox.count()).toBe(before + 11);
  await press(page, button(page, 'See who would be reminded'));
  await page.getByText('Nobody would be reminded.').waitFor();
  expect(await page.getByText('because they were reminded by staff').count()).toBe(1);

  await press(page, link(page, 'Overview'));
  await press(page, link(page, 'Correct the address: Dr. Ada Okafor the 3.'));
  await page.getByRole('heading', { name: 'Correct' }).and(page.locator(':focus')).waitFor();
  expect(people).toHaveLength(15);
});

it('somebody is away, has more time, is excused and expected again, and the timeline says so', async () => {
  const site = await stories.site();
  const { path, people } = await troubledCohort(site);
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.goto(`/console${path}/people/${people[7]}`);

  await press(page, button(page, 'Pause'));
  await typeInto(page, dialog(page).getByLabel('First day back'), '2027-02-01');
  await press(page, dialog(page).getByRole('button', { name: 'Pause until then' }));
  await dialog(page).getByText('This is in the past.').waitFor();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('2027-03-08');
  // The calendar closes, the dialog stays.
  await page.keyboard.press('Escape');
  await page.locator('.mantine-DateInput-monthThead').waitFor({ state: 'detached' });
  await dialog(page).waitFor();
  // Somebody else has made them away meanwhile: said, not written over. A mail that went is nothing to ask about.
  await changed(site, people[7]!, (before) => ({ ...before, awayUntil: '2027-03-03' as LocalDate }));
  await press(page, dialog(page).getByRole('button', { name: 'Pause until then' }));
  await dialog(page).getByText('Somebody changed this while you had it open.').waitFor();
  await changed(site, people[7]!, (before) => before);
  await answer(page, 'Pause until then', 'wait until Mon, Mar 8, 2027');
  await page.getByText('Away until Mon, Mar 8, 2027.').first().waitFor();

  const title = (await page
    .getByRole('button', { name: /^More time: / })
    .first()
    .getAttribute('aria-label'))!;
  await press(page, button(page, title));
  await typeInto(page, dialog(page).getByLabel('Last day'), '2027-07-01');
  await press(page, dialog(page).getByRole('button', { name: 'Show what would change' }));
  await dialog(page).getByText('This is out of range.').waitFor();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('2027-03-20');
  await press(page, dialog(page).getByRole('button', { name: 'Show what would change' }));
  await dialog(page).getByText('It would be open until end of Sat, Mar 20, 2027').waitFor();
  await answer(page, 'Give more time', 'A new link is on its way.');
  await page.getByText('extended for this participant').waitFor();
  await site.platform.engine.idle();

  // Another within ten minutes is refused, in words.
  await press(page, button(page, 'Mail a new link'));
  await press(page, dialog(page).getByRole('button', { name: 'Mail a new link' }));
  await dialog(page).getByText('A new link was mailed in the last ten minutes').waitFor();
  await page.keyboard.press('Escape');
  await button(page, 'Mail a new link').and(page.locator(':focus')).waitFor();

  const excuse = page.getByRole('button', { name: /^Excuse: / }).last();
  await press(page, excuse);
  await answer(page, 'Excuse them', 'They are excused');
  await page.getByText('staff excused them from it').first().waitFor();
  await looksRight(page, 'Dr. Ada Okafor the 8.');
  await press(page, page.getByRole('button', { name: /^Expect after all: / }));
  await answer(page, 'Expect it after all', 'It is expected of them again.');
  await page.getByText('staff excused them from it').first().waitFor({ state: 'detached' });
  await page.getByRole('cell', { name: /^New link/ }).waitFor();
});

it('the contact person that mail does not reach is corrected, and somebody gets mail again who asked for it', async () => {
  const site = await stories.site();
  const { path, people } = await troubledCohort(site);
  const { documents } = site.platform.ports;
  const id = path.split('/').at(-1)!;
  const { doc, version } = (await documents.get<StaffNotices>(noticesKey(id)))!;
  const returned = { address: 'pat@leadership.example', at: THURSDAY };
  await documents.write([putNotices({ ...doc, returned }, version)]);
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.goto(`/console${path}`);
  await press(page, link(page, 'Correct the address: the contact person'));
  await page.getByText('Mail to pat@leadership.example has come back').waitFor();
  await looksRight(page, 'Settings of this cohort');
  await typeInto(page, page.getByLabel('Title'), 'Spring <b>2027</b>');
  await typeInto(page, page.getByLabel('E-mail'), 'kim');
  await press(page, button(page, 'Store the settings'));
  await page.getByText('This is no e-mail address').waitFor();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('kim@leadership.example');
  // A session that is published meanwhile is nothing to ask about.
  await site.staff.publish(path, 'focus-group', { startsAt: '2027-08-24T12:00', capacity: 8 });
  await press(page, button(page, 'Store the settings'));
  await page.getByText('(kim@leadership.example) from the next mail on.').waitFor();
  await page.getByText('has come back').waitFor({ state: 'detached' });
  await page.getByText('Spring <b>2027</b>', { exact: true }).waitFor();
  await reach(page, page.getByLabel(/^Tell the contact person by mail/));
  await page.keyboard.press('Space');
  // Another title meanwhile is said, and kept.
  const cohort = await loadCohort(documents, id);
  await documents.write([putCohort({ ...cohort.doc, title: 'Autumn 2027' }, cohort.version)]);
  await press(page, button(page, 'Store the settings'));
  await press(page, button(page, 'Look at it now'));
  await page.getByText('Somebody changed this').waitFor({ state: 'detached' });
  await press(page, button(page, 'Store the settings'));
  await page.getByText('Nobody is told by mail any more').waitFor();
  expect((await loadCohort(documents, id)).doc).toMatchObject({
    title: 'Autumn 2027',
    contactPerson: { email: 'kim@leadership.example' },
    notices: false,
  });

  await changed(site, people[9]!, (before) => stopMail(before, THURSDAY));
  await page.goto(`/console${path}/people/${people[9]}`);
  await page.getByText('They asked for no more mail.', { exact: true }).waitFor();
  await press(page, button(page, 'They asked to get reminders again'));
  await answer(page, 'They asked for it', 'gets invitations and reminders again');
  await button(page, 'They asked to get reminders again').waitFor({ state: 'detached' });
  await page.getByText('They asked for no more mail.', { exact: true }).waitFor({ state: 'detached' });
});

it('more time is offered as long as it can be given, and says until when', async () => {
  const site = await stories.site();
  const { path, people } = await springCohort(site, { sessions: 0 });
  await site.moveTo('2027-03-15T15:00:00.000Z' as Instant);
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.goto(`/console${path}/people/${people[0]}`);
  await press(page, button(page, 'More time: Survey before the training'));
  await dialog(page).getByText('It was open until Thu, Mar 11, 2027, 8:00 AM.').waitFor();
  await dialog(page).getByText('Thu, Apr 8, 2027 at the latest').waitFor();

  await site.moveTo('2027-04-09T15:00:00.000Z' as Instant);
  await page.reload();
  await button(page, 'More time: Survey one year after the training').waitFor();
  expect(await button(page, 'More time: Survey before the training').count()).toBe(0);
});
