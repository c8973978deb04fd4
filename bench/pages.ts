import type { Browser, CDPSession } from 'playwright-core';
import { launchChromium } from '../test/support/browser/chromium.ts';
import { DEVICES } from '../test/support/browser/visitor.ts';
import { linkTo } from '../test/support/reading/mail-links.ts';
import { mailOf, openSite } from '../test/support/scenes/site.ts';
import { springCohort } from '../test/support/scenes/spring-cohort.ts';
import { percentile, report } from './report.ts';

const PAGES = [
  { name: 'survey', contact: '.baseline.invitation.', path: '/survey', kilobytes: 450 },
  { name: 'survey without names', contact: '.satisfaction.invitation.', path: '/survey', kilobytes: 450 },
  { name: 'focus group', contact: '.focus-group.invitation.', path: '/focus-group', kilobytes: 120 },
  { name: 'my year', contact: '.month-3.invitation.', path: '/year', kilobytes: 120 },
  { name: 'stop mail', contact: '.month-12.invitation.', path: '/stop', kilobytes: 120 },
];

/** A phone on a poor network: 1.6 Mbit/s down, 750 kbit/s up, in octets a second; milliseconds a round trip. */
const NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};
const CPU_SLOWER = 4;
const FIRST_PAINT_MS = 1500;
const TIMES = 5;

interface Load {
  /** Over the wire, with headers, compressed as it was. */
  octets: number;
  firstPaintMs: number;
}

/** Opens a page as a phone that has never been here. */
async function load(browser: Browser, url: string): Promise<Load> {
  const context = await browser.newContext(DEVICES.phone);
  const page = await context.newPage();
  const session: CDPSession = await context.newCDPSession(page);
  let octets = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    octets += encodedDataLength;
  });
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', NETWORK);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER });
  await page.goto(url, { waitUntil: 'networkidle' });
  const firstPaintMs = await page.evaluate<number>(
    "performance.getEntriesByName('first-contentful-paint')[0].startTime",
  );
  await context.close();
  return { octets, firstPaintMs };
}

const site = await openSite();
const browser = await launchChromium();
await springCohort(site);
const loads: { page: (typeof PAGES)[number]; octets: number; firstPaintMs: number }[] = [];
for (const page of PAGES) {
  const url = linkTo(page.path, await mailOf(site, page.contact));
  const all: Load[] = [];
  for (let time = 0; time < TIMES; time += 1) all.push(await load(browser, url));
  const median = (of: (one: Load) => number) =>
    percentile(
      all.map(of).sort((a, b) => a - b),
      0.5,
    );
  loads.push({
    page,
    octets: median(({ octets }) => octets),
    firstPaintMs: median((one) => one.firstPaintMs),
  });
}
await browser.close();
await site.close();

for (const { page, octets, firstPaintMs } of loads) {
  const kilobytes = Math.round(octets / 100) / 10;
  const { name, kilobytes: most } = page;
  report(`${name}: over the wire (KB)`, kilobytes, `at most ${most}`, (x) => x <= most);
  const words = [`${name}: first contentful paint (ms)`, Math.round(firstPaintMs)] as const;
  report(...words, `under ${FIRST_PAINT_MS}`, (x) => x < FIRST_PAINT_MS);
}
