import { expect, it } from 'vitest';
import type { Instant } from '../../domain/dates/instant.ts';
import { violations } from '../support/browser/axe.ts';
import { browserStories } from '../support/browser/browser.ts';
import { answeredSite } from '../support/scenes/answered-site.ts';
import { springCohort } from '../support/scenes/spring-cohort.ts';

const stories = browserStories();

const LONG = 'maximiliane.hohenberger-fitzgerald@leadership.university-hospital.example';

const SIDEWAYS = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

it('no page of results scrolls sideways on a phone, also with a title of 119 letters without a space', async () => {
  const site = await stories.site();
  const { path } = await answeredSite(site, { title: 'W'.repeat(119) });
  const { page } = await stories.visit(site);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(site.signInUrl);
  const places = [
    [`/console${path}/results`, 'h2 >> text=Who answered'],
    [`/console${path}/report`, '.sheet h2'],
    ['/console/programs/clp/results', 'h2 >> text=Who answered'],
  ] as const;
  for (const [place, shown] of places) {
    await page.goto(place);
    await page.locator(shown).first().waitFor();
    expect(await page.evaluate<number>(SIDEWAYS), place).toBe(0);
  }
});

/** The words of an address that are on more than one line: what is between its sign, its dots and its hyphens. */
const BROKEN = `[...document.querySelectorAll('td .hint')].flatMap((hint) => {
  const texts = document.createTreeWalker(hint, NodeFilter.SHOW_TEXT);
  const broken = [];
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    for (const { index, 0: word } of node.data.matchAll(/[^@.-]+/g)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      if (range.getClientRects().length > 1) broken.push(word);
    }
  }
  return broken;
})`;

it('the inbox breaks long addresses at their signs, not within a word, and no subject makes it scroll sideways', async () => {
  const site = await stories.site();
  const { path } = await springCohort(site);
  await site.staff.enroll(path, { name: 'Prof. Dr. Maximiliane Hohenberger-Fitzgerald', email: LONG });
  await site.nextMails();
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  for (const width of [390, 640, 768, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    await page.goto('/inbox');
    await page.getByText('maximiliane').waitFor();
    expect(await page.evaluate<string[]>(BROKEN), `${width} px`).toEqual([]);
    expect(await page.evaluate<number>(SIDEWAYS), `${width} px`).toBe(0);
  }
});

it('on a phone the words in the picture of a year are as large as in a table, and only the picture is moved', async () => {
  const site = await stories.site();
  const { path, people } = await springCohort(site);
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/console${path}/people/${people[0]}`);
  await page.locator('.picture').waitFor();
  const height = `document.querySelector('.picture text').getBoundingClientRect().height`;
  expect(await page.evaluate<number>(height)).toBeGreaterThan(12);
  expect(await page.evaluate<number>(SIDEWAYS)).toBe(0);
  expect(await violations(page)).toEqual([]);
});

/** Buttons of which not every word can be read. */
const CUT = `[...document.querySelectorAll('.mantine-Button-label')]
  .filter(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
    scrollWidth > clientWidth || scrollHeight > clientHeight)
  .map(({ innerText }) => innerText)`;

it('on a phone what a button does can be read to its end, whatever the name in it', async () => {
  const site = await stories.site();
  const { path } = await springCohort(site);
  const name = 'Prof. Dr. Maximiliane Hohenberger-Fitzgerald von und zu Sigmaringen';
  const person = await site.staff.enroll(path, { name, email: LONG });
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/console${path}/people/${person}`);
  await page.getByRole('button', { name: `Withdraw ${name}` }).waitFor();
  expect(await page.evaluate<string[]>(CUT)).toEqual([]);
  expect(await page.evaluate<number>(SIDEWAYS)).toBe(0);
});

/** The ends of what stands above tables, beyond what they scroll in. */
const BEYOND = `[...document.querySelectorAll('.scroll caption')].filter((caption) => {
  const range = document.createRange();
  range.selectNodeContents(caption);
  const end = caption.closest('.scroll').getBoundingClientRect().right;
  return [...range.getClientRects()].some(({ right }) => right > end + 1);
}).map(({ innerText }) => innerText)`;

it('on a phone what is said above a table is read without moving it, also once it has been moved', async () => {
  const site = await stories.site();
  const { path } = await springCohort(site, { people: 8, sessions: 0 });
  await site.moveTo('2027-02-18T15:00:00.000Z' as Instant);
  const { page } = await stories.visit(site);
  await page.goto(site.signInUrl);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/console${path}`);
  const captions = page.locator('.scroll caption');
  await captions.getByText('what is due together is one mail').waitFor();
  expect(await page.evaluate<string[]>(BEYOND)).toEqual([]);
  await page.goto(`/console${path}/focus-groups`);
  await page.getByRole('button', { name: 'Propose sessions' }).click();
  await captions.getByText('what is left is worked out anew').waitFor();
  expect(await page.evaluate<string[]>(BEYOND)).toEqual([]);
  await page
    .getByRole('button', { name: /^Publish/ })
    .first()
    .scrollIntoViewIfNeeded();
  await page.evaluate(`document.querySelector('.scroll').scrollLeft = 1000`);
  const left = `document.querySelector('.scroll caption').getBoundingClientRect().left`;
  expect(await page.evaluate<number>(left)).toBeGreaterThan(0);
  expect(await page.evaluate<number>(SIDEWAYS)).toBe(0);
});
