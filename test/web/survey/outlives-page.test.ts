import { expect, it } from 'vitest';
import { outlivesPage } from '../../../web/participant/survey/outlives-page.ts';
import { browserStories } from '../../support/browser/browser.ts';

const stories = browserStories();

it.each(['a', 'é', '語', '🙂'])('a draft of any length in letters such as %s is sent', async (letter) => {
  const site = await stories.site({
    between: async (event, answer) =>
      event.rawPath === '/api/draft'
        ? { statusCode: 200, headers: { 'content-type': 'application/json' }, body: '{}' }
        : answer(event),
  });
  const { page } = await stories.visit(site);
  await page.goto('/');
  for (const length of [100, 9_000, 14_000, 21_000, 29_000, 80_000]) {
    const body = letter.repeat(length / letter.length);
    const keepalive = outlivesPage(body);
    const sent = page.evaluate(async (init) => (await fetch('/api/draft', init)).text(), {
      method: 'PUT',
      keepalive,
      body,
    });
    expect([length, await sent]).toEqual([length, '{}']);
  }
  expect(outlivesPage(letter.repeat(1_000))).toBe(true);
});
