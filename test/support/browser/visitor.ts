import type { Browser, BrowserContext, BrowserContextOptions, Page, Request } from 'playwright-core';

/** What people look at pages with; sizes in CSS pixels. */
export const DEVICES = {
  phone: { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  desktop: { viewport: { width: 1280, height: 900 } },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  darkPhone: { viewport: { width: 320, height: 640 }, colorScheme: 'dark', hasTouch: true, isMobile: true },
  // 1280 × 1024 enlarged four times.
  zoomed: { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 },
} as const satisfies Record<string, BrowserContextOptions>;

export type Device = keyof typeof DEVICES;

/** One person's browser: nothing is in it, and nobody else's is seen from it. */
export interface Visitor {
  context: BrowserContext;
  page: Page;
  /** Every address that the pages asked for. */
  requested: string[];
  /** What page after page had in the address bar and as its referrer once it was loaded. */
  seen: { address: string; referrer: string }[];
  /** What went wrong: errors, refused by the content security policy, failed or foreign requests. */
  complaints: string[];
}

export interface VisitorOptions {
  device?: Device;
  /** Complaints that this story brings about itself, such as those of a lost network. */
  forgives?: RegExp;
}

/** Chromium's words for a page that came with an error status: the page is what the test looks at. */
const REFUSED = 'Failed to load resource: the server responded with a status of';

/** How long a page may take to show what is expected of it: a wait that ends, never a measure. */
const PATIENCE_MS = 30_000;

/** A fresh browser profile that keeps to `origin` and writes down whatever goes wrong in it. */
export async function newVisitor(
  browser: Browser,
  origin: string,
  { device = 'desktop', forgives }: VisitorOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({ ...DEVICES[device], baseURL: origin, locale: 'en-US' });
  context.setDefaultTimeout(PATIENCE_MS);
  const requested: string[] = [];
  const seen: Visitor['seen'] = [];
  const complaints: string[] = [];
  const complain = (text: string) => {
    if (!forgives?.test(text)) complaints.push(text);
  };
  const documents = new Set<string>();
  const isOwn = (url: string) => /^(?:data|blob|about):/.test(url) || new URL(url).origin === origin;

  await context.exposeBinding('lookedAt', (_, address: string, referrer: string) => {
    seen.push({ address, referrer });
  });
  await context.addInitScript(WATCH);
  context.on('request', (request: Request) => {
    const url = request.url();
    requested.push(url);
    // What a script asks for it also answers for: the test sees what the page makes of it.
    if (request.isNavigationRequest() || request.resourceType() === 'fetch') documents.add(url);
    if (!isOwn(url)) complain(`asked another site: ${url}`);
  });
  context.on('requestfailed', (request) =>
    complain(`failed: ${request.url()} ${request.failure()?.errorText}`),
  );
  context.on('weberror', (error) => complain(`uncaught: ${error.error()}`));
  context.on('console', (message) => {
    if (message.type() !== 'error') return;
    const text = message.text();
    if (text.startsWith(REFUSED) && documents.has(message.location().url)) return;
    complain(`console: ${text} (${message.location().url})`);
  });
  return { context, page: await context.newPage(), requested, seen, complaints };
}

/** Runs in every page before its own scripts, outside its content security policy. */
const WATCH = `
if (self === top) addEventListener('load', () => lookedAt(location.href, document.referrer));
addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
  console.error('content security policy: ' + effectiveDirective + ' ' + blockedURI));
`;
