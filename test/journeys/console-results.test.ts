import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { browserStories } from '../support/browser/browser.ts';
import { downloaded } from '../support/browser/downloaded.ts';
import { looksRight } from '../support/browser/looks-right.ts';
import { press } from '../support/browser/reach.ts';
import { signedInAs } from '../support/browser/signed-in-as.ts';
import { ofTheApi } from '../support/reading/of-the-api.ts';
import { readCsv } from '../support/reading/read-csv.ts';
import { answeredSite } from '../support/scenes/answered-site.ts';
import type { Site } from '../support/scenes/site.ts';
import { springCohort } from '../support/scenes/spring-cohort.ts';

const stories = browserStories();

const HOSTILE = 'Dr. <img src=x onerror=document.title=1> {{7*7}} "O’Brien"';

/** A formula for spreadsheets, markup for pages, and the quotes and line breaks that files are torn by. */
const TEXT = '=HYPERLINK("http://x.example";"a"),\n<script>document.title=1</script> "so"; é 😀';

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });

/** Fifteen who have answered everything, one of them with a hostile name, and each with a text; and four others. */
async function answered(site: Site) {
  const options = {
    people: 15,
    name: (index: number) => (index === 0 ? HOSTILE : `Dr. Ada Okafor ${index}`),
    answers: (drawn: object) => ({ ...drawn, 'current-challenge': TEXT }),
  };
  const cohort = await answeredSite(site, options);
  const small = await answeredSite(site, { people: 4, title: 'Autumn 2027' });
  return { ...cohort, small: small.path };
}

it('results say what changed and in how many, and what is not shown; the report is the API’s own, by keyboard', async () => {
  const site = await stories.site();
  const { path, people, small } = await answered(site);
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.goto(`/console${path}`);
  await press(page, link(page, 'Results'));
  await looksRight(page, 'Results');
  await page.locator('.recharts-scatter').first().waitFor();
  // Each mean is drawn with its interval, a line with two ends.
  const drawn = page.locator('.change-chart').first();
  const intervals = drawn.locator('.recharts-errorBar');
  expect(await intervals.count()).toBe(await drawn.locator('.recharts-scatter-symbol').count());
  expect((await intervals.first().boundingBox())!.width).toBeGreaterThan(1);
  const { surveys } = JSON.parse(await ofTheApi(site, `${path}/results`));
  const { n, mean } = surveys[0].scales[0].changes[0];
  const change = await row(page, 'Vitality').first().textContent();
  expect(change).toContain(`Vitality${n}`);
  expect(change?.replace('−', '-')).toContain(mean.toFixed(2));
  expect(await page.getByText('Focus group: 15 people missing').count()).toBe(1);
  await press(page, page.locator('summary').filter({ hasText: 'Focus group' }));
  await press(page, link(page, HOSTILE));
  await page.getByRole('heading', { level: 1, name: HOSTILE, exact: true }).waitFor();
  expect(page.url()).toContain(people[0]);
  await page.goBack();
  await page
    .locator('summary')
    .filter({ hasText: /Survey before.*15 texts/ })
    .click();
  expect(await page.getByRole('listitem').filter({ hasText: 'HYPERLINK' }).first().textContent()).toBe(TEXT);

  await press(page, link(page, 'Report to print'));
  await looksRight(page, 'Spring 2027: evaluation');
  // Its own style, which the console's policy lets in only because a script adopts it.
  const width = `getComputedStyle(document.querySelector('.sheet').shadowRoot.querySelector('body')).maxWidth`;
  expect(await page.evaluate<string>(width)).not.toBe('none');
  const report = await downloaded(page, () => press(page, button(page, 'Save as a file')));
  expect(report.name).toMatch(/^c-.+-report\.html$/);
  expect(report.text).toBe(await ofTheApi(site, `${path}/report`));
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  expect(await page.getByRole('navigation').count()).toBe(0);
  expect(await page.getByRole('heading', { name: 'Leadership in practice' }).count()).toBe(1);
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' });

  await press(page, link(page, 'Back to the results'));
  await press(page, link(page, 'Beside other cohorts'));
  await looksRight(page, 'Cohorts side by side');
  expect(await row(page, 'Vitality').first().textContent()).toMatch(
    /^Vitality[+−]\d\.\d\d \(n 15\)Fewer than 5: not shown–$/,
  );
  await press(page, link(page, 'Autumn 2027'));
  await page.getByRole('heading', { name: 'Leadership in practice' }).waitFor();
  expect(await row(page, 'Vitality').first().textContent()).toBe('VitalityFewer than 5: not shown');
  expect(await page.getByText('Fewer than 8: not shown').count()).toBeGreaterThan(3);
  expect(await page.locator('.recharts-scatter').count()).toBe(0);
  expect(page.url()).toContain(small);
});

it('files come whole and exact, in one piece or in many, or not at all; analysts get no names', async () => {
  const site = await stories.site();
  const { path } = await answered(site);
  const { page } = await stories.visit(site, { forgives: /ERR_CONNECTION_RESET/ });
  await page.goto(site.signInUrl);
  await page.goto(`/console${path}/files`);
  await looksRight(page, 'Files');
  const long = await downloaded(page, () =>
    press(page, button(page, 'Download: Responses, one row an answer')),
  );
  expect(long.name).toMatch(/^clp-c-.+-responses-long\.csv$/);
  expect(long.text).toBe(await ofTheApi(site, `${path}/files/responses-long`));
  expect(readCsv(long.text).filter(({ text }) => text === TEXT)).toHaveLength(45);
  await page.getByText(`${long.name} is in your downloads`).waitFor();
  const words = await downloaded(page, () =>
    button(page, 'Download: Responses, one row each, words').click(),
  );
  expect(words.text).toBe(await ofTheApi(site, `${path}/files/responses-wide-labels`));
  const roster = await downloaded(page, () => button(page, 'Download: Roster').click());
  expect(readCsv(roster.text).map(({ name }) => name)).toContain(HOSTILE);

  await page.route('**/files/roster', (route) => route.abort('connectionreset'), { times: 1 });
  await button(page, 'Download: Roster').click();
  await page.getByText('Nothing was saved: a file comes whole or not at all.').waitFor();

  // As in the cloud: in parts, which change once while they are fetched.
  await signedInAs(page, site, 'analyst', { partOctets: 4000, refusesPart: 3 });
  await page.reload();
  await page.getByText('Nobody is named').waitFor();
  const parts = await downloaded(page, () => button(page, 'Download: Responses, one row an answer').click());
  expect(readCsv(parts.text).filter(({ text }) => text === TEXT)).toHaveLength(45);
  expect(parts.text).not.toMatch(/Okafor|hospital\.example|Brien/);
  await page.goto(`/console${path}/results`);
  await page.getByRole('heading', { name: 'In their own words' }).waitFor();
  expect(await page.content()).not.toMatch(/Okafor|hospital\.example|Brien/);
});

it('the history says who changed what, hostile text is inert, and what somebody altered is found', async () => {
  const site = await stories.site();
  const { path, people } = await springCohort(site, { people: 4 });
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  const authorization = `Bearer ${site.signInUrl.split('t=')[1]}`;
  await page.request.patch(`/staff${path}/participants/${people[0]}`, {
    headers: { authorization, 'if-match': '*' },
    data: { name: HOSTILE },
  });
  await site.moveTo('2027-09-20T12:00:00.000Z' as never);

  await page.goto(`/console${path}/people/${people[0]}`);
  await press(page, link(page, 'Who changed what, and when'));
  await looksRight(page, 'History of changes');
  const corrected = page.getByRole('listitem').filter({ hasText: 'Corrected name, address or time zone' });
  expect(await corrected.getByText('Staff, on this machine').count()).toBe(1);
  expect(await corrected.locator('dd').textContent()).toBe(`Before: Dr. Ada Okafor the 1.After: ${HOSTILE}`);
  const invited = page.getByRole('listitem').filter({ hasText: 'Sent, or tried to send: invitation' });
  expect(await invited.filter({ hasText: 'Invitation (Survey before the training)' }).count()).toBe(2);
  expect(await invited.filter({ hasText: 'with the mail provider' }).first().textContent()).toContain(
    'The program, by its plan',
  );
  expect(await page.title()).toBe('History of changes | Leadership journeys');

  await press(page, link(page, 'History'));
  await page.getByText('50 changes, the newest').waitFor();
  await button(page, 'Show earlier changes').press('Enter');
  await page.getByText(/^(?:[5-9]\d|1\d\d) changes/).waitFor({ state: 'attached' });
  await press(page, button(page, 'Check that the history is whole'));
  await page.getByText(/^The history is whole: \d+ changes of 7 records/).waitFor();
  const altered = site.database
    .prepare(`UPDATE documents SET doc = replace(doc, 'Dr. Ada Okafor the 2.', 'Somebody') WHERE key = ?`)
    .run(`audit#participant#${people[1]}#1`);
  expect(altered.changes).toBe(1);
  await button(page, 'Check that the history is whole').click();
  await page.getByText('The history of 1 record is not whole.').waitFor();
  await page.getByText(`Participant ${people[1]}: change no. 1 was altered after it was written.`).waitFor();

  await signedInAs(page, site, 'viewer');
  await page.reload();
  await page.getByText('it is shown to those who may see names').waitFor();
  await button(page, 'Check that the history is whole').click();
  await page.getByText('The history of 1 record is not whole.').waitFor();
  expect(await page.content()).not.toMatch(/Okafor|hospital\.example|Brien/);
  expect(await link(page, 'Files').count()).toBe(0);
});
