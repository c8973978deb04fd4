import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../../platform/ports.ts';
import { linkTo } from '../../support/reading/mail-links.ts';
import { mailOf, openSite, type Site } from '../../support/scenes/site.ts';
import { springCohort } from '../../support/scenes/spring-cohort.ts';

const RIGHT = 'the.right.one@hospital.example';

/** A year whose mail went to somebody else, until staff correct what they are told to. */
describe('what was mailed to an address that is corrected later', () => {
  let site: Site;
  let cohort: string;
  let invitation: Message;

  beforeEach(async () => {
    site = await openSite();
    cohort = (await springCohort(site)).path;
    invitation = await mailOf(site, '.month-3.invitation.');
  });
  afterEach(() => site.close());

  const askStaff = async (method: string, path: string, more: Record<string, string>, body: object = {}) => {
    const [person] = invitation.contactId.split('.');
    const authorization = `Bearer ${site.signInUrl.split('t=')[1]}`;
    const headers = { authorization, 'content-type': 'application/json', ...more };
    const url = `${site.url}/staff${cohort}/participants/${person}${path}`;
    expect((await fetch(url, { method, headers, body: JSON.stringify(body) })).status).toBe(200);
  };
  const correct = (profile: object) => askStaff('PATCH', '', { 'if-match': '*' }, profile);
  const tokenOf = (link: string) => new URL(link).searchParams.get('t')!;
  const send = (path: string, fields: Record<string, string>) =>
    fetch(`${site.url}${path}`, { method: 'POST', body: new URLSearchParams(fields) });

  it('shows nothing of the person and does nothing for them; a new link goes to the right address (S11)', async () => {
    const [survey, year] = [linkTo('/survey', invitation), linkTo('/year', invitation)];
    await correct({ email: RIGHT });
    for (const link of [survey, year]) {
      const answer = await fetch(link);
      expect([answer.status, await answer.text()]).toEqual([410, expect.stringContaining('corrected since')]);
    }
    const asProgram = await fetch(`${site.url}/api/link`, { headers: { 'link-token': tokenOf(survey) } });
    expect([asProgram.status, await asProgram.json()]).toEqual([
      410,
      expect.objectContaining({ type: '/problems/revoked' }),
    ]);
    expect((await send('/year/leave', { t: tokenOf(year) })).status).toBe(410);
    await send('/link/again', { t: tokenOf(year), to: 'my-year' });
    const mail = await mailOf(site, '.my-year.link.');
    expect(mail.to.email).toBe(RIGHT);
    const own = linkTo('/year', mail);
    const goal = { t: tokenOf(own), v: '0', specific: 'Ask the night team first' };
    await send('/year/goal', goal);
    expect(await (await fetch(own)).text()).toContain(goal.specific);
    expect(await (await fetch(year)).text()).not.toContain(goal.specific);
  });

  it('does not tell whoever has that address that the person takes part no more', async () => {
    const links = ['/survey', '/year'].map((path) => linkTo(path, invitation));
    await correct({ email: RIGHT });
    const seen = async () => {
      const pages: string[] = [];
      for (const link of links) {
        const t = tokenOf(link);
        const answers = [
          await fetch(link),
          await fetch(`${site.url}/api/link`, { headers: { 'link-token': t } }),
          await send('/link/again', { t }),
        ];
        for (const answer of answers) pages.push(`${answer.status} ${await answer.text()}`);
      }
      return pages;
    };
    const before = await seen();
    await askStaff('POST', '/withdrawal', { 'idempotency-key': 'gone' });
    expect(await seen()).toEqual(before);
  });

  it('still stops mail: somebody asked for that', async () => {
    await correct({ email: RIGHT });
    const stop = linkTo('/stop', invitation);
    expect((await fetch(stop)).status).toBe(200);
    expect((await send('/stop', { t: tokenOf(stop) })).status).toBe(200);
  });

  it('opens as before where the mailbox is the same', async () => {
    await correct({ name: 'Dr. Ada Okafor-Lind', email: invitation.to.email.toUpperCase() });
    for (const path of ['/survey', '/year']) {
      expect((await fetch(linkTo(path, invitation))).status).toBe(200);
    }
  });
});
