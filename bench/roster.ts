import { newParticipantId } from '../domain/id.ts';
import type { Participant } from '../domain/participants/participant.ts';
import { loadPerson, putParticipant } from '../functions/records.ts';
import { seeded } from '../rehearsal/seeded.ts';
import { launchChromium } from '../test/support/browser/chromium.ts';
import { openSite, type Site } from '../test/support/scenes/site.ts';
import { springCohort } from '../test/support/scenes/spring-cohort.ts';
import { percentile, report } from './report.ts';

const PEOPLE = 10_000;
/** As many as a transaction holds. */
const AT_ONCE = 100;
/** Dropped when the picture stands still for longer than two frames of a screen with 60 a second, in milliseconds. */
const STUTTER_MS = 34;
const FRAMES = 240;
/** In CSS pixels: a fast flick of a wheel, several rows a frame. */
const STEP = 400;

/** A cohort of so many: one who was enrolled, and copies of their record under other names. */
async function fill({ staff, platform: { ports, engine }, now }: Site): Promise<string> {
  const { path, people } = await springCohort({ staff });
  await engine.idle();
  const person = await loadPerson(ports.documents, people[0]!, path.split('/').at(-1)!);
  const template = person.participant.doc;
  const random = seeded(1);
  for (let from = 1; from < PEOPLE; from += AT_ONCE) {
    const count = Math.min(AT_ONCE, PEOPLE - from);
    const copies = Array.from({ length: count }, (_, index): Participant => {
      const number = from + index;
      const name = `Dr. ${(number * 7919).toString(36)} Okafor`;
      return { ...template, id: newParticipantId(random.bytes), name, email: `p.${number}@hospital.example` };
    });
    await ports.documents.write(copies.map((copy) => putParticipant(person, copy, 0, now())));
  }
  return path;
}

/** Until the first names are painted, and until everybody has come, in milliseconds, measured in the page. */
const LOADED = `new Promise((resolve) => {
  const painted = { first: 0 };
  const look = () => {
    if (!painted.first && document.querySelector('.roster td a')) painted.first = performance.now();
    const all = document.querySelector('main > .filters + p')?.textContent === '${PEOPLE.toLocaleString('en-US')} people';
    if (painted.first && all) resolve([painted.first, performance.now()]);
    else requestAnimationFrame(look);
  };
  look();
})`;

/** Scrolls a step a frame: how long each frame took, and the longest task. */
const SCROLL = `new Promise((resolve) => {
  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ type: 'longtask' });
  const frame = document.querySelector('.roster');
  const times = [];
  let last;
  const step = (now) => {
    if (last !== undefined) times.push(now - last);
    last = now;
    frame.scrollTop += ${STEP};
    if (times.length < ${FRAMES}) requestAnimationFrame(step);
    else setTimeout(() => resolve({ times, longest: Math.max(0, ...tasks), top: frame.scrollTop }), 100);
  };
  requestAnimationFrame(step);
})`;

const site = await openSite();
const path = await fill(site);
const browser = await launchChromium();
const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
const page = await context.newPage();
await page.goto(site.signInUrl);
// Once before: by then the server has what it needs for the first answer.
await page.goto(`${site.url}/console${path}`);
await page.waitForLoadState('networkidle');
await page.goto(`${site.url}/console${path}/people`, { waitUntil: 'commit' });
const [first, all] = await page.evaluate<[number, number]>(LOADED);
const devtools = await context.newCDPSession(page);
// Time of the page's own thread: what others do on a busy machine is not in it.
await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
const spent = async () => {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000;
};
const before = await spent();
const { times, longest, top } = await page.evaluate<{ times: number[]; longest: number; top: number }>(
  SCROLL,
);
const cpu = (await spent()) - before;
await browser.close();
await site.close();
if (top < FRAMES * STEP * 0.9) throw new Error(`It has not scrolled: ${top}`);
times.sort((a, b) => a - b);
const words = PEOPLE.toLocaleString('en-US');
report(`${words} people, until the first are shown (ms)`, Math.round(first));
report(`${words} people, until all are there (ms)`, Math.round(all));
const frame = Math.round((cpu / FRAMES) * 10) / 10;
report('  scrolled, CPU of the page for a frame (ms)', frame, 'under 16', (x) => x < 16);
report('  scrolled, 99 of 100 frames within (ms)', Math.round(percentile(times, 0.99)));
report(
  `  frames that took longer than ${STUTTER_MS} ms, of ${FRAMES}`,
  times.filter((time) => time > STUTTER_MS).length,
  'at most 2',
  (x) => x <= 2,
);
report('  longest task while scrolling (ms)', Math.round(longest), 'under 50', (x) => x < 50);
