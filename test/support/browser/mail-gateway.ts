import type { Browser, Request } from 'playwright-core';

/** Gateways look at a page for seconds; in here a minute passes at once. */
const LOOKS_FOR_MS = 60_000;

/**
 * What a hospital's mail gateway does with the links of a mail before it delivers it: asks for each with GET, HEAD
 * and OPTIONS, follows redirects, opens the page with its scripts running, lets minutes of its timers pass, waits
 * until nothing is loaded any more, and clicks nothing (FAULTS F63).
 */
export async function openAsGateway(browser: Browser, urls: readonly string[]): Promise<void> {
  for (const url of urls) {
    for (const method of ['GET', 'HEAD', 'OPTIONS']) {
      const response = await fetch(url, { method, redirect: 'follow' });
      await response.arrayBuffer();
    }
  }
  const context = await browser.newContext({ userAgent: 'Mozilla/5.0 (mail gateway)' });
  await context.clock.install();
  await Promise.all(
    urls.map(async (url) => {
      const page = await context.newPage();
      const asked: Request[] = [];
      page.on('request', (request) => asked.push(request));
      await page.goto(url);
      await page.clock.runFor(LOOKS_FOR_MS);
      await page.waitForLoadState('networkidle');
      // Once more, for timers that were set when something had been fetched.
      await page.clock.runFor(LOOKS_FOR_MS);
      await Promise.all(asked.map((request) => request.response()));
    }),
  );
  await context.close();
}
