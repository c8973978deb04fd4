import { afterEach, expect, it } from 'vitest';
import { startSmtpStub } from '../support/outside/smtp-stub.ts';
import { openSite, type Site } from '../support/scenes/site.ts';
import { springCohort } from '../support/scenes/spring-cohort.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** What staff are answered who ask for a test of the invitation that somebody would get. */
async function askForTest(site: Site): Promise<{ status: number; body: unknown }> {
  const { path: cohort, people } = await springCohort(site);
  const path = `/staff${cohort}/participants/${people[0]}/mails/baseline/invitation/test`;
  const answer = await fetch(site.url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${new URL(site.signInUrl).searchParams.get('t')}` },
  });
  return { status: answer.status, body: await answer.json() };
}

it('a test of a mail stays in the inbox, where it is for staff', async () => {
  const site = await openSite();
  closing.push(site.close);
  expect(await askForTest(site)).toMatchObject({ status: 200, body: { result: 'accepted' } });
  expect(site.mails()).toMatchObject([{ to: { name: 'Test', email: 'staff@example.org' } }]);
});

it('where mail leaves the machine, no test with a person’s name in it leaves for an address that is nobody’s', async () => {
  const smtp = await startSmtpStub();
  closing.push(smtp.close);
  const site = await openSite({ smtpUrl: smtp.url });
  closing.push(site.close);
  expect(await askForTest(site)).toMatchObject({ status: 409, body: { type: '/problems/no-address' } });
  expect(smtp.received).toEqual([]);
});
