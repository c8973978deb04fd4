import type { Browser } from 'playwright-core';
import { beforeAll, expect, onTestFinished } from 'vitest';
import { openSite, type Site, type SiteOptions } from '../scenes/site.ts';
import { leaks } from './canary.ts';
import { launchChromium } from './chromium.ts';
import { newVisitor, type Visitor, type VisitorOptions } from './visitor.ts';

/** How stories in a real browser begin. */
export interface Stories {
  /** The application, gone when the test is over, which fails on anything that was logged unless it may be. */
  site(options?: SiteOptions & { mayLog?: boolean }): Promise<Site>;
  /**
   * A person's browser on it. When the test is over, it fails on anything that went wrong in the page (see
   * `Visitor`), and on a link's secret that got where it does not belong (see `leaks`).
   */
  visit(site: Site, options?: VisitorOptions): Promise<Visitor>;
  /** The browser itself, for what is no person: nobody looks after its pages. */
  browser(): Browser;
}

/** One browser for all test files of a worker: what keeps stories apart are contexts. It ends when its worker does. */
let shared: Browser | undefined;

/** Stories in a browser that is there before the first test of the file. */
export function browserStories(): Stories {
  let browser: Browser;
  beforeAll(async () => {
    if (!shared?.isConnected()) shared = await launchChromium();
    browser = shared;
  });

  return {
    browser: () => browser,
    async site({ mayLog = false, ...options } = {}) {
      const site = await openSite(options);
      onTestFinished(async () => {
        await site.close();
        if (!mayLog) expect(site.output.text(), 'what was logged').toBe('');
      });
      return site;
    },
    async visit(site, options) {
      const visitor = await newVisitor(browser, site.url, options);
      onTestFinished(async () => {
        await visitor.context.close();
        expect(visitor.complaints, 'what went wrong in the browser').toEqual([]);
        expect(leaks(site, [visitor]), 'where the secret of a link has got to').toEqual([]);
      });
      return visitor;
    },
  };
}
