import { expect, it } from 'vitest';
import type { Participant } from '../../domain/participants/participant.ts';
import type { Message } from '../../platform/ports.ts';
import { browserStories } from '../support/browser/browser.ts';
import { openAsGateway } from '../support/browser/mail-gateway.ts';
import { linksOf, linkTo } from '../support/reading/mail-links.ts';
import type { Between, Site } from '../support/scenes/site.ts';
import { springCohort } from '../support/scenes/spring-cohort.ts';

const stories = browserStories();

/** The contacts in the log whose mails have gone, those too that another contact's mail has brought along. */
const sentTo = (site: Site): string[] =>
  site.database
    .prepare("SELECT doc FROM documents WHERE key LIKE 'participant#%'")
    .all()
    .flatMap(({ doc }) => (JSON.parse(String(doc)) as Participant).contacts)
    .filter(({ state }) => state === 'sent')
    .map(({ touchpoint, kind, number }) => `${touchpoint} ${kind} ${number}`);

/** The person's one act in a year of waiting, so that confirmation and notice are scanned as well. */
async function bookSeat(site: Site, invitation: Message, focusGroupId: string): Promise<void> {
  const token = new URL(linkTo('/focus-group', invitation)).searchParams.get('t')!;
  const headers = { 'content-type': 'application/json', 'link-token': token };
  const body = JSON.stringify({ focusGroupId });
  const answer = await fetch(`${site.url}/api/seat`, { method: 'POST', headers, body });
  expect(answer.status).toBe(201);
}

it('a gateway that opens every link of a whole year and clicks nothing changes nothing and wakes nobody (F63)', async () => {
  const site = await stories.site();
  const { sessions } = await springCohort(site);
  let hasBooked = false;
  for (let mails = await site.nextMails(); mails.length > 0; mails = await site.nextMails()) {
    const before = site.contents();
    await openAsGateway(stories.browser(), mails.flatMap(linksOf));
    await site.platform.engine.idle();
    expect(site.contents()).toBe(before);
    if (hasBooked || !sentTo(site).includes('focus-group reminder 3')) continue;
    await bookSeat(site, mails[0]!, sessions[1]!.id);
    hasBooked = true;
  }
  const asked = ['baseline', 'satisfaction', 'month-3', 'focus-group', 'month-12'];
  const mails = ['invitation 1', 'reminder 1', 'reminder 2', 'reminder 3'];
  const expected = asked.flatMap((touchpoint) => mails.map((mail) => `${touchpoint} ${mail}`));
  const sent = sentTo(site);
  expect(sent).toEqual(expect.arrayContaining(expected));
  expect(sent.filter((one) => /confirmation|notice/.test(one))).toHaveLength(2);
  const methods = new Set(site.exchanges.map(({ event }) => event.requestContext.http.method));
  expect([...methods].sort()).toEqual(['GET', 'HEAD', 'OPTIONS', 'POST']);
}, 180_000);

/** Every page as it is, and a script that sends its first form by itself after half a minute. */
const withAutoSubmit: Between = async (event, answer) => {
  if (event.rawPath === '/control.js') {
    const body = 'setTimeout(() => document.forms[0]?.requestSubmit(), 30_000);';
    return { statusCode: 200, headers: { 'content-type': 'text/javascript' }, body };
  }
  const result = await answer(event);
  const isPage = result.headers['content-type']?.startsWith('text/html') ?? false;
  const script = '<script src="/control.js" defer></script></head>';
  return isPage ? { ...result, body: result.body.replace('</head>', () => script) } : result;
};

it('the same gateway is noticed as soon as a page sends its form by itself', async () => {
  const site = await stories.site({ between: withAutoSubmit });
  await springCohort(site);
  const mails = await site.nextMails();
  const before = site.contents();
  await openAsGateway(stories.browser(), mails.flatMap(linksOf));
  await site.platform.engine.idle();
  expect(site.contents()).not.toBe(before);
});
