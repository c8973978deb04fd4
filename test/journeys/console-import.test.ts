import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Participant } from '../../domain/participants/participant.ts';
import { violations } from '../support/browser/axe.ts';
import { browserStories } from '../support/browser/browser.ts';
import { chooseFile } from '../support/browser/choose-file.ts';
import { looksRight } from '../support/browser/looks-right.ts';
import { press } from '../support/browser/reach.ts';
import { signedInAs } from '../support/browser/signed-in-as.ts';
import type { Site } from '../support/scenes/site.ts';
import { springCohort } from '../support/scenes/spring-cohort.ts';

const stories = browserStories();

const HOSTILE = 'Dr. <img src=x onerror=document.title=1> {{7*7}} "O’Brien"';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

async function signedIn(site: Site, path: string, forgives?: RegExp): Promise<Page> {
  const { page } = await stories.visit(site, forgives ? { forgives } : {});
  // Whoever waits for a chooser would begin to look for it only then, which may be too late.
  page.on('filechooser', () => {});
  await page.goto(site.signInUrl);
  await page.goto(path);
  return page;
}

const peopleOf = ({ database }: Site): Participant[] =>
  database
    .prepare("SELECT doc FROM documents WHERE key LIKE 'participant#%'")
    .all()
    .map(({ doc }) => JSON.parse(String(doc)) as Participant);

const semicolons = (names: Record<number, string>): Buffer => {
  const rows = Array.from(
    { length: 15 },
    (_, n) => names[n + 2] ?? `Dr. Zoë the ${n + 2}.;zoe.${n + 2}@hospital.example;;yes`,
  );
  // As Excel writes it in Europe, with a row that looks empty there.
  return Buffer.from(['name;email;timeZone;consent', ...rows, ';;;', ''].join('\r\n'), 'latin1');
};

it('15 people come from a file with three bad rows, which are named, and then left out; the import is undone, by keyboard', async () => {
  const site = await stories.site();
  const { path } = await springCohort(site, { people: 1, sessions: 0 });
  const page = await signedIn(site, `/console${path}/import`);
  await page.getByText('No file has been imported into this cohort.').waitFor();
  await press(page, page.getByText('How the file has to look'));
  const download = page.waitForEvent('download');
  await press(page, button(page, 'Download an empty file'));
  expect((await download).suggestedFilename()).toBe('people.csv');

  const file = semicolons({
    5: `${HOSTILE.replaceAll('"', '').replace('’', '')};not-an-address;;yes`,
    9: 'Dr. Far Away;far@hospital.example;Europe/Nowhere;',
    13: ';nobody@hospital.example;;',
    14: 'Dr. Other Name;ADA.OKAFOR.1@hospital.example;;',
  });
  await chooseFile(page, 'people.csv', file);
  await page.getByText('3 of 15 rows have something wrong.').waitFor();
  const wrong = page.getByRole('region', { name: 'The rows with something wrong' }).getByRole('row');
  expect(await wrong.allTextContents()).toEqual([
    'RowNameE-mailWhat is wrong',
    expect.stringMatching(/^5Dr\. <img src=x .*not-an-addressemail is no e-mail address/),
    expect.stringMatching(/^9Dr\. Far Away.*timeZone is no time zone/),
    expect.stringMatching(/^13none.*name is empty/),
  ]);
  await looksRight(page, 'Import a file');
  expect(peopleOf(site)).toHaveLength(1);

  await press(page, button(page, 'Leave out 3 rows and check the others'));
  await page.getByText('12 rows can be imported: 11 new, 1 already there.').waitFor();
  await page.getByText('3 rows left out: 5, 9, 13.').waitFor();
  await page.getByText('semicolons between the cells, Western European').waitFor();
  expect(await page.getByRole('row').filter({ hasText: 'Already there' }).textContent()).toContain(
    '14Dr. Other',
  );
  await looksRight(page, 'Import a file');
  await press(page, button(page, 'Enroll 11 people'));
  await page.getByText('11 people are enrolled, 1 was there already.').waitFor();
  const names = peopleOf(site).map(({ name }) => name);
  expect(names).toHaveLength(12);
  expect(names).toContain('Dr. Zoë the 2.');
  expect(names).toContain('Dr. Ada Okafor the 1.');

  await press(page, button(page, /^Undo the import of/));
  await page.getByText('This withdraws the 11 people whom this file enrolled').waitFor();
  expect(await violations(page)).toEqual([]);
  await press(page, button(page, 'Undo this import'));
  await page.getByRole('dialog').getByText('Undone: 11 people taken back.').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
  const active = peopleOf(site).filter(({ status }) => status.kind === 'active');
  expect(active.map(({ name }) => name)).toEqual(['Dr. Ada Okafor the 1.']);
});

it('an import that the network, and then the closing of the page, breaks off goes on with the same file (F62, C18)', async () => {
  const site = await stories.site();
  const { path, people } = await springCohort(site, { people: 3, sessions: 0 });
  const before = peopleOf(site);
  const page = await signedIn(site, `/console${path}/import`, /ERR_|failed:/);
  // Those who are there under other names, and 57 who are not.
  const rows = Array.from({ length: 60 }, (_, n) => `Dr. New,ada.okafor.${n + 1}@hospital.example`);
  const file = Buffer.from(['name,email', ...rows].join('\n'));
  await chooseFile(page, 'people.csv', file);
  await page.getByText('60 rows can be imported: 57 new, 3 already there.').waitFor();
  // The first call is answered, the second lost, the third answered; then nothing is, until the page is closed.
  let calls = 0;
  let isOpenedAgain = false;
  await page.route('**/imports?dryRun=false*', (route) => {
    calls += 1;
    return isOpenedAgain || calls === 1 || calls === 3 ? route.continue() : route.abort('connectionreset');
  });
  await button(page, 'Enroll 57 people').click();
  await page.getByText('41 of 60').waitFor();
  await page.getByText('The server cannot be reached.').waitFor();
  expect(peopleOf(site)).toHaveLength(3 + 38);
  await page.reload();
  isOpenedAgain = true;
  await page.getByText('Stopped after 41 of 60 rows.').waitFor();
  await chooseFile(page, 'people.csv', file);
  await page.getByText('stopped after 41 of 60 rows. It goes on from there.').waitFor();
  await button(page, 'Enroll 19 people').click();
  await page.getByText('57 people are enrolled, 3 were there already.').waitFor();
  expect(peopleOf(site)).toHaveLength(60);
  expect(peopleOf(site).filter(({ id }) => people.includes(id))).toEqual(before);

  await chooseFile(page, 'people.csv', file);
  await page.getByText('Everybody in the file is there already').waitFor();
  await page.getByText('Nobody is enrolled twice.').waitFor();
  const workbook = `(() => {
    const dropped = new DataTransfer();
    dropped.items.add(new File(['PK\\u0003\\u0004'], 'people.xlsx'));
    return dropped;
  })()`;
  const dataTransfer = await page.evaluateHandle(workbook);
  await page.locator('.drop').dispatchEvent('drop', { dataTransfer });
  await page.getByText('This is an Excel workbook.').waitFor();
});

it('every mail is seen as a participant gets it, a hostile name as text, and a test goes to oneself', async () => {
  const site = await stories.site();
  const { path } = await springCohort(site, { people: 0, sessions: 1 });
  const id = await site.staff.enroll(path, { name: HOSTILE, email: 'obrien@hospital.example' });
  const page = await signedIn(site, `/console${path}/people/${id}`);
  await press(page, page.getByRole('link', { name: 'See the mails' }));
  await page.getByRole('heading', { name: 'Survey before the training: Invitation' }).waitFor();
  const mail = page.frameLocator('iframe');
  await mail.getByText(HOSTILE).first().waitFor();
  expect(await mail.locator('img, script, [onerror], [href]').count()).toBe(0);
  // Its styles are there, and it is as high as what is in it.
  const look = `(() => {
    const { contentWindow: mail, contentDocument: within, clientHeight } = document.querySelector('iframe');
    const { backgroundColor } = mail.getComputedStyle(within.querySelector('.button'));
    return [backgroundColor, clientHeight - within.documentElement.scrollHeight];
  })()`;
  expect(await page.evaluate(look)).toEqual(['rgb(11, 92, 173)', 0]);
  expect(await page.title()).toBe('Mails | Leadership journeys');
  await looksRight(page, 'Mails');

  await page.getByLabel('Mail', { exact: true }).selectOption('focus-group/confirmation');
  await page.getByText('Some of it is made up').waitFor();
  await mail.getByText('Tuesday, August 10, 2027').first().waitFor();
  await press(page, button(page, 'Send a test to me'));
  await page.getByText('A test is on its way to staff@example.org.').waitFor();
  expect(site.mails().map(({ to, subject }) => `${to.email} ${subject}`)).toEqual([
    'staff@example.org [Test] Booked: your focus group on Tuesday, August 10, 2027',
  ]);
  await press(page, button(page, 'Next'));
  await page.getByRole('heading', { name: /^Focus group: Reminder of the session/ }).waitFor();

  await signedInAs(page, site, 'viewer');
  await page.goto(`/console${path}/mails`);
  await page.getByText('your account may not see names').waitFor();
  await page.goto(`/console${path}/import`);
  await page.getByText('but not change it').waitFor();
});
