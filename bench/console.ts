import { gzipSync } from 'node:zlib';
import { launchChromium } from '../test/support/browser/chromium.ts';
import { openSite } from '../test/support/scenes/site.ts';
import { springCohort } from '../test/support/scenes/spring-cohort.ts';
import { buildConsole } from '../web/build-console.ts';
import { percentile, report } from './report.ts';

const KILOBYTES = 300;
const PEOPLE = 50;
const PAINTED_MS = 300;
const TIMES = 11;

const { assets, page: html, first } = await buildConsole();
const octets = (text: string) => gzipSync(text).length;
const early = [html.text, ...first.map((name) => assets[name]!.text)];
const total = early.reduce((sum, text) => sum + octets(text), 0);
report(
  'before the first page shows (KB, gzip)',
  Math.round(total / 100) / 10,
  `at most ${KILOBYTES}`,
  (x) => x <= KILOBYTES,
);
for (const [name, { text }] of Object.entries(assets)) {
  if (!first.includes(name) && octets(text) > 10_000)
    report(`  later: ${name}`, `${Math.round(octets(text) / 100) / 10} KB`);
}

/** From a click on the cohort until its numbers have been painted, in milliseconds, measured in the page. */
const CLICK_TO_PAINT = `new Promise((resolve) => {
  const link = [...document.querySelectorAll('h3 a')][0];
  const begun = performance.now();
  const seen = new MutationObserver(() => {
    if (!document.querySelector('#next ~ div table, #next ~ p:not([role])')) return;
    seen.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)));
  });
  seen.observe(document.body, { childList: true, subtree: true });
  link.click();
})`;

const site = await openSite();
await springCohort(site, { people: PEOPLE });
const browser = await launchChromium();
const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
const page = await context.newPage();
await page.goto(site.signInUrl);
const times: number[] = [];
for (let time = 0; time < TIMES; time += 1) {
  await page.goto(`${site.url}/console/`);
  await page.locator('h3 a').first().waitFor();
  // Nobody clicks before they have read.
  await page.waitForLoadState('networkidle');
  times.push(await page.evaluate<number>(CLICK_TO_PAINT));
}
await browser.close();
await site.close();
times.sort((a, b) => a - b);
const words = `a cohort of ${PEOPLE}, from click to painted, median of ${TIMES} (ms)`;
report(words, Math.round(percentile(times, 0.5)), `under ${PAINTED_MS}`, (x) => x < PAINTED_MS);
