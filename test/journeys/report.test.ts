import { expect, test } from 'vitest';
import { violations } from '../support/browser/axe.ts';
import { browserStories } from '../support/browser/browser.ts';
import { answeredCohort } from '../support/scenes/answered-cohort.ts';
import { staffWorld } from '../support/scenes/staff.ts';

const { browser } = browserStories();

test('the evaluation report is laid out by its own policy, fits a narrow page, and axe finds nothing', async () => {
  const world = staffWorld();
  const { path } = await answeredCohort(world, { people: 15 });
  const { headers, text } = await world.call('GET', `${path}/report`);
  const page = await browser().newPage({ viewport: { width: 640, height: 900 } });
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  await page.route('**/*', (route) => route.fulfill({ status: 200, headers, body: text }));
  await page.goto('https://report.example/');
  expect(complaints).toEqual([]);
  expect(await page.evaluate<string>('getComputedStyle(document.body).maxWidth')).not.toBe('none');
  const widths = await page.evaluate<[number, number]>('[document.body.scrollWidth, innerWidth]');
  expect(widths[0]).toBeLessThanOrEqual(widths[1]);
  await page.emulateMedia({ media: 'print' });
  expect(await page.evaluate<string>('getComputedStyle(document.body).maxWidth')).toBe('none');
  await page.emulateMedia({ media: 'screen' });
  await page.setContent(text);
  expect(await violations(page)).toEqual([]);
  await page.close();
});
