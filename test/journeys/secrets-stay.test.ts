import { expect, it } from 'vitest';
import { browserStories } from '../support/browser/browser.ts';
import { leaks } from '../support/browser/canary.ts';
import { surveyPage } from '../support/browser/pages/survey.ts';
import { newVisitor } from '../support/browser/visitor.ts';
import { linkTo, tokensOf } from '../support/reading/mail-links.ts';
import { type Between, mailOf, type Site, type SiteOptions } from '../support/scenes/site.ts';
import { springCohort } from '../support/scenes/spring-cohort.ts';

const stories = browserStories();

const INVITATION = '.baseline.invitation.';

async function invited(
  options: SiteOptions & { mayLog?: boolean } = {},
): Promise<{ site: Site; link: string; token: string }> {
  const site = await stories.site(options);
  await springCohort(site);
  const link = linkTo('/survey', await mailOf(site, INVITATION));
  return { site, link, token: new URL(link).searchParams.get('t')! };
}

it('an unexpected error while a link is used is logged without its secret, and answered without it', async () => {
  const { site, link, token } = await invited({ mayLog: true });
  const { page } = await stories.visit(site);
  await page.goto(link);
  const survey = surveyPage(page);
  await survey.answer();
  await survey.saved.waitFor();
  site.database.exec('DROP TABLE documents');
  await survey.send.click();
  await page.getByText('Not sent yet').waitFor();
  expect(site.output.text()).toContain('POST /survey');
  expect(site.output.text()).not.toContain(token);
});

it('a page that leads on to another site of ours tells it nothing', async () => {
  const { site, link } = await invited();
  const visitor = await stories.visit(site);
  await visitor.page.goto(link);
  await visitor.page.evaluate("location.href = '/stop?t=unknown'");
  await visitor.page.getByRole('heading', { level: 1, name: 'This link does not work' }).waitFor();
  await visitor.page.waitForLoadState();
  expect(visitor.seen.map(({ address, referrer }) => [new URL(address).pathname, referrer])).toEqual([
    ['/survey', ''],
    ['/stop', ''],
  ]);
});

it('all secrets of a mail are known, and differ', async () => {
  const { site } = await invited();
  expect(tokensOf(site.mails())).toHaveLength(2);
  for (const token of tokensOf(site.mails())) expect(token).toMatch(/^[\w-]{43}$/);
});

/** Answers as they would be if someone had been careless with the token of the request. */
const careless: Record<string, Between> = {
  'the log': async (event, answer) => {
    if (event.rawPath === '/survey') console.info({ asked: { query: event.rawQueryString } });
    return answer(event);
  },
  'the answer 404 to GET /survey': async (event, answer) => {
    const result = await answer(event);
    return event.rawPath !== '/survey' ? result : { ...result, statusCode: 404 };
  },
  'the Referer of GET /participant.css': async (event, answer) => {
    const { headers, ...result } = await answer(event);
    return { ...result, headers: { ...headers, 'referrer-policy': 'unsafe-url' } };
  },
  'the address bar of /survey': async (event, answer) =>
    event.rawPath === '/participant.js'
      ? { statusCode: 200, headers: { 'content-type': 'text/javascript' }, body: '' }
      : answer(event),
};

it.each(Object.entries(careless))('the watch notices a secret in %s', async (where, between) => {
  const { site, link } = await invited({ between: carrying(where, between), mayLog: where === 'the log' });
  const visitor = await newVisitor(stories.browser(), site.url);
  await visitor.page.goto(link);
  await visitor.context.close();
  expect(leaks(site, [visitor])).toContain(where);
});

/** For the refusal: what it says repeats the address it is about. */
function carrying(where: string, between: Between): Between {
  if (!where.startsWith('the answer')) return between;
  return async (event, answer) => {
    const result = await between(event, answer);
    return { ...result, body: result.body.replace('</main>', `<p>${event.rawQueryString}</p></main>`) };
  };
}

it('the watch notices an error, a refused script, a missing file and another site', async () => {
  const site = await stories.site({
    between: async (event, answer) => {
      const result = await answer(event);
      const extra = `<script>inline()</script><script src="/missing.js"></script><img src="https://elsewhere.example/x.png">`;
      return event.rawPath === '/survey'
        ? { ...result, body: result.body.replace('</main>', extra) }
        : result;
    },
  });
  const visitor = await newVisitor(stories.browser(), site.url);
  await visitor.page.goto('/survey?t=unknown');
  await visitor.page.evaluate("setTimeout(() => { throw new Error('late'); })");
  await visitor.page.waitForEvent('pageerror').catch(() => {});
  await visitor.context.close();
  const found = visitor.complaints.join('\n');
  for (const sign of [
    'late',
    'content security policy: script-src-elem',
    '/missing.js',
    'elsewhere.example',
  ]) {
    expect(found).toContain(sign);
  }
});
