import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { localApplication } from '../../bin/local/application.ts';
import { signInOf } from '../../bin/local/sign-in.ts';
import { type Instant, plusSeconds } from '../../domain/dates/instant.ts';
import { openDatabase } from '../../platform/local/database.ts';
import { loadPrograms } from '../../platform/program-files.ts';
import { aCalendarEvent, aMessage } from '../support/message.ts';
import { temporaryFolder } from '../support/program-folder.ts';

const programs = loadPrograms('programs');
const BASE = 'http://localhost:8080';

interface Sent {
  body?: string;
  headers?: Record<string, string>;
  isStranger?: boolean;
}

/** Everything behind the door of one machine, in memory, and a browser that has opened the sign-in link. */
function desk(smtpUrl?: string, known = programs) {
  const signIn = signInOf(temporaryFolder());
  const settings = { linkBaseUrl: BASE, senderEmail: 'programs@example.org' };
  const application = localApplication({
    database: openDatabase(':memory:'),
    programs: known,
    settings,
    signIn,
    smtpUrl,
  });
  onTestFinished(() => application.pacemaker.stop());
  const call = async (method: string, url: string, { body, headers = {}, isStranger = false }: Sent = {}) => {
    const [rawPath = '', rawQueryString = ''] = url.split('?');
    return application.handle({
      rawPath,
      rawQueryString,
      headers: {
        ...(isStranger ? {} : { cookie: signIn.cookie().split(';', 1)[0] }),
        ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
      requestContext: { http: { method } },
    });
  };
  return { call, signIn, ...application };
}

/** The programs, with other words in the one that the example is of. */
function changedProgram(from: string, to: string) {
  const folder = temporaryFolder();
  cpSync('programs', folder, { recursive: true });
  const file = join(folder, 'clp', 'program.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(from, to));
  return loadPrograms(folder);
}

const staff = async (call: ReturnType<typeof desk>['call'], token: string, path: string) =>
  JSON.parse((await call('GET', path, { headers: { authorization: `Bearer ${token}` } })).body);

describe('the staff person’s pages', () => {
  it('are for whoever has the cookie', async () => {
    const { call, signIn } = desk();
    for (const path of ['/', '/inbox', '/inbox/1', '/clock', '/inbox/1/html', '/inbox/1/source']) {
      expect((await call('GET', path, { isStranger: true })).statusCode).toBe(401);
    }
    for (const path of ['/example', '/clock']) {
      const headers = { cookie: `journeys-staff=${signIn.token}` };
      expect((await call('POST', path, { body: 'to=day', isStranger: true, headers })).statusCode).toBe(401);
    }
    expect((await call('GET', '/')).statusCode).toBe(200);
    expect(await call('HEAD', '/')).toMatchObject({ statusCode: 200 });
  });

  it('give the cookie for the right link only, and the token in it to nobody', async () => {
    const { call, signIn } = desk();
    const opened = await call('GET', `/sign-in?t=${signIn.token}`, { isStranger: true });
    expect(opened).toMatchObject({ statusCode: 303, headers: { location: '/' } });
    expect(opened.headers['set-cookie']).not.toContain(signIn.token);
    for (const wrong of ['', 'x', signIn.token.slice(1), `${signIn.token}x`]) {
      const refused = await call('GET', `/sign-in?t=${wrong}`, { isStranger: true });
      expect(refused.statusCode).toBe(403);
      expect(refused.headers['set-cookie']).toBeUndefined();
    }
  });

  it('know a browser that has opened the link of another data folder on this machine since', async () => {
    const [trial, real] = [desk(), desk()];
    const kept = new Map<string, string>();
    for (const { call, signIn } of [trial, real]) {
      const opened = await call('GET', `/sign-in?t=${signIn.token}`, { isStranger: true });
      const [name = '', value = ''] = opened.headers['set-cookie']!.split(';', 1)[0]!.split('=');
      kept.set(name, value);
    }
    const headers = { cookie: [...kept].map((pair) => pair.join('=')).join('; ') };
    for (const { call } of [trial, real]) {
      expect((await call('GET', '/', { isStranger: true, headers })).statusCode).toBe(200);
    }
  });

  it.each([
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null', 'sec-fetch-site': 'cross-site' }, 403],
    [{ origin: 'null', 'sec-fetch-site': 'same-origin' }, 303],
    [{ origin: BASE }, 303],
    [{}, 303],
  ])('take a form that says it comes from %j with %i (L5)', async (headers, status) => {
    const { call } = desk();
    expect((await call('POST', '/clock', { body: 'to=day', headers })).statusCode).toBe(status);
  });

  it('answer no other method, whatever a header says (L2)', async () => {
    const { call } = desk();
    const headers = { 'x-http-method-override': 'POST', 'x-forwarded-host': 'evil.example' };
    expect((await call('GET', '/example', { headers })).statusCode).toBe(405);
    expect((await call('DELETE', '/inbox')).statusCode).toBe(405);
  });
});

describe('the staff API on one machine', () => {
  it('is at /staff, for whoever sends the token and not for the cookie', async () => {
    const { call, signIn } = desk();
    const get = (authorization?: string) =>
      call('GET', '/staff/programs', { headers: authorization ? { authorization } : {} });
    expect((await get()).statusCode).toBe(401);
    expect((await get(`Bearer ${signIn.token}x`)).statusCode).toBe(401);
    expect((await get(`Basic ${signIn.token}`)).statusCode).toBe(401);
    const { statusCode, body } = await get(`Bearer ${signIn.token}`);
    expect(statusCode).toBe(200);
    expect(JSON.parse(body).items.map(({ id }: { id: string }) => id)).toContain('clp');
    expect((await call('GET', '/programs')).statusCode).toBe(404);
  });
});

describe('the example cohort', () => {
  it('is offered on first run, and has fifteen people and two sessions', async () => {
    const { call, signIn } = desk();
    expect((await call('GET', '/')).body).toContain('Load the example cohort');
    expect((await call('POST', '/example', { body: '' })).statusCode).toBe(303);
    const [cohort] = (await staff(call, signIn.token, '/staff/cohorts')).items;
    const people = await staff(call, signIn.token, `/staff/cohorts/${cohort.id}/participants`);
    expect(people.items).toHaveLength(15);
    expect(cohort.sessions).toHaveLength(2);
    const page = (await call('GET', '/')).body;
    expect(page).not.toContain('Load the example cohort');
    expect(page).toContain('15 not open yet');
    // All are due at once, and ten are named: by name, whoever of two was enrolled first in one millisecond.
    const names = people.items.map(({ name }: { name: string }) => name).sort();
    expect(names.filter((name: string) => page.includes(name))).toEqual(names.slice(0, 10));
  });

  it.each([
    ['is not there', () => loadPrograms('test/support/programs')],
    ['asks for other dates', () => changedProgram('trainingStart', 'firstDay')],
    [
      'has its focus groups earlier',
      () => changedProgram('after: P4M, until: P6M', 'after: P2M, until: P3M'),
    ],
  ])('is not offered where its program %s: it could not be loaded', async (_, known) => {
    const { call } = desk(undefined, known());
    const page = (await call('GET', '/')).body;
    expect(page).not.toContain('Load the example cohort');
    expect(page).toContain('Plan a cohort in the console');
  });

  it('is one cohort when its button is pressed twice', async () => {
    const { call, signIn } = desk();
    const pressed = await Promise.all([1, 2].map(() => call('POST', '/example', { body: '' })));
    expect(pressed.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
    expect((await staff(call, signIn.token, '/staff/cohorts')).items).toHaveLength(1);
  });

  it('loaded again is the same, and what a crash left out is added', async () => {
    const { call, signIn, platform } = desk();
    await call('POST', '/example', { body: '' });
    const before = (await staff(call, signIn.token, '/staff/cohorts')).items;
    const path = `/staff/cohorts/${before[0].id}/participants`;
    const [, lost] = (await staff(call, signIn.token, path)).items;
    await platform.engine.idle();
    const keys = [`participant#${lost.id}`, `mailbox#${before[0].id}#${lost.email}`];
    const stored = await Promise.all(keys.map((key) => platform.documents.get(key)));
    await platform.documents.write(
      stored.map((one) => ({ key: one!.key, doc: undefined, expectedVersion: one!.version })),
    );
    expect((await call('GET', '/')).body).toContain('Load the example cohort');
    await call('POST', '/example', { body: '' });
    await call('POST', '/example', { body: '' });
    expect((await staff(call, signIn.token, '/staff/cohorts')).items).toHaveLength(1);
    expect((await staff(call, signIn.token, path)).items).toHaveLength(15);
  });
});

describe('the page of all cohorts', () => {
  it('shows the newest fifty, the one that was just made before all', async () => {
    const { call, signIn, platform } = desk();
    for (let number = 1; number <= 51; number += 1) {
      const made = await call('POST', '/staff/cohorts', {
        body: JSON.stringify({
          programId: 'clp',
          title: `Cohort ${number}.`,
          anchors: { trainingStart: '2027-03-11', trainingEnd: '2027-03-12' },
          contactPerson: { name: 'Pat Rivera', email: 'pat@hospital.example' },
        }),
        headers: {
          authorization: `Bearer ${signIn.token}`,
          'content-type': 'application/json',
          'idempotency-key': `cohort-${number}`,
        },
      });
      expect(made.statusCode).toBe(201);
      platform.clock.moveTo(plusSeconds(platform.clock.now(), 1));
    }
    const page = (await call('GET', '/')).body;
    const shown = [...page.matchAll(/<h3>Cohort (\d+)\./g)].map(([, number]) => Number(number));
    expect(shown).toEqual(Array.from({ length: 50 }, (_, at) => 51 - at));
  });

  it('has among the next contacts none of a focus group that nobody can book: its dates may be long past', async () => {
    const { call, signIn, platform } = desk();
    const post = async (path: string, body: object) => {
      const made = await call('POST', `/staff${path}`, {
        body: JSON.stringify(body),
        headers: {
          authorization: `Bearer ${signIn.token}`,
          'content-type': 'application/json',
          'idempotency-key': path,
        },
      });
      return (JSON.parse(made.body) as { id: string }).id;
    };
    platform.clock.moveTo('2027-08-02T15:00:00.000Z' as Instant);
    const cohort = await post('/cohorts', {
      programId: 'clp',
      title: 'Spring',
      anchors: { trainingStart: '2027-03-11', trainingEnd: '2027-03-12' },
      contactPerson: { name: 'Pat Rivera', email: 'pat@hospital.example' },
    });
    const people = `/cohorts/${cohort}/participants`;
    await post(people, { name: 'Ada Okafor', email: 'ada@hospital.example' });
    await platform.engine.idle();
    const next = async () => (await call('GET', '/')).body.split('<h2>Cohorts</h2>')[0];
    expect(await next()).toContain('Survey one year after the training: invitation');
    expect(await next()).not.toContain('Focus group');
    const session = { touchpoint: 'focus-group', startsAt: '2027-08-10T14:00', place: 'Room 4', capacity: 8 };
    await post(`/cohorts/${cohort}/focus-groups`, session);
    await platform.engine.idle();
    expect(await next()).toContain('Focus group: reminder');
  });
});

describe('the clock', () => {
  it('names the next event and who is written to next, also behind the daily looks of two hundred cohorts', async () => {
    const { call, platform } = desk();
    await call('POST', '/example', { body: '' });
    await platform.engine.idle();
    const dueAt = plusSeconds(platform.clock.now(), 1);
    const looks = Array.from({ length: 200 }, (_, number) => {
      return { key: `notices#other-${number}`, doc: { dueAt }, expectedVersion: 0, dueAt };
    });
    await platform.documents.write(looks.slice(0, 100));
    await platform.documents.write(looks.slice(100));
    const page = (await call('GET', '/')).body;
    expect(page).toContain('The next event is on');
    expect(page).toContain('Survey before the training');
    expect(page).not.toContain('Nothing is planned');
  });

  it('moves to the next event, by a day or a month, and the inbox has what was sent meanwhile', async () => {
    const { call, pacemaker, platform } = desk();
    await call('POST', '/example', { body: '' });
    await platform.engine.idle();
    const target = await pacemaker.nextEvent();
    await call('POST', '/clock', { body: 'to=event' });
    expect(platform.clock.now() >= target!).toBe(true);
    expect(platform.inbox.count()).toBe(15);
    expect((await call('POST', '/clock', { body: 'to=year' })).statusCode).toBe(400);
    expect((await call('GET', '/')).body).toMatch(/For the programs it is/);
  });

  it('does not move while mail can leave the machine', async () => {
    const { call, platform } = desk('smtp://127.0.0.1:9');
    const before = platform.clock.now().slice(0, 10);
    expect((await call('POST', '/clock', { body: 'to=month' })).statusCode).toBe(409);
    expect(platform.clock.now().slice(0, 10)).toBe(before);
    await call('POST', '/example', { body: '' });
    expect((await call('GET', '/')).body).not.toContain('One month ahead');
  });
});

describe('the inbox', () => {
  async function withMail() {
    const it = desk();
    await it.call('POST', '/example', { body: '' });
    await it.platform.engine.idle();
    await it.call('POST', '/clock', { body: 'to=event' });
    return it;
  }

  it('lists mails newest first, and shows every part of one', async () => {
    const { call, platform } = await withMail();
    const list = (await call('GET', '/inbox')).body;
    expect(list.indexOf('/inbox/15')).toBeLessThan(list.indexOf('/inbox/14'));
    const { text, to } = platform.inbox.get(1)!;
    const page = await call('GET', '/inbox/1');
    for (const part of [to.email, 'List-Unsubscribe-Post', 'src="/inbox/1/html"']) {
      expect(page.body).toContain(part);
    }
    const link = /\/survey\?t=[\w-]{43}/.exec(text)![0];
    expect(page.body).toContain(`<a href="${BASE}${link}">`);
    expect((await call('GET', link, { isStranger: true })).statusCode).toBe(200);
    const source = await call('GET', '/inbox/1/source');
    expect(source.headers['content-type']).toBe('message/rfc822');
    expect(source.body).toContain('Content-Type: multipart/alternative');
    expect((await call('GET', '/inbox/99')).statusCode).toBe(404);
    expect((await call('GET', '/inbox/x')).statusCode).toBe(422);
  });

  it('says whom each mail is to, what kind it is and of which touchpoint, and has its source readable', async () => {
    const { call, platform } = await withMail();
    const { to } = platform.inbox.get(15)!;
    // Where an address may break is no part of it.
    const list = (await call('GET', '/inbox')).body?.replaceAll('<wbr>', '');
    expect(list).toContain(`${to.name} <span class="hint">${to.email}</span>`);
    expect(list).toContain('<td>Survey before the training: Invitation</td>');
    const { body } = await call('GET', '/inbox/15');
    expect(body).toMatch(
      /<dt>What<\/dt><dd>Survey before the training: Invitation<\/dd>\n<dt>Id<\/dt><dd>p-[0-9a-z]{16}\.baseline\.invitation\.1<\/dd>/,
    );
    expect(body).toContain('Content-Type: text/html; charset=utf-8');
    expect(body).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
  });

  it('says of mail to staff, of a test and of a link to My year what it is', async () => {
    const { call, platform } = await withMail();
    const [person] = platform.inbox.get(1)!.contactId.split('.');
    for (const contactId of [
      'c-0123456789abcdef.staff.notice.2027-03-01',
      'test.baseline.reminder.2',
      `${person}.my-year.link.1`,
      `${person}.baseline.reminder.2`,
    ]) {
      await platform.inbox.send(aMessage({ contactId }));
    }
    const whats = (await call('GET', '/inbox')).body.match(/(?<=<td>)[^<]+(?=<\/td><td>)/g)?.slice(0, 4);
    expect(whats).toEqual([
      'Survey before the training: Reminder 2',
      'My year: New link',
      'Test mail',
      'Notice to staff',
    ]);
  });

  it('finds the mails of one person', async () => {
    const { call, platform } = await withMail();
    const { to } = platform.inbox.get(7)!;
    const found = (await call('GET', `/inbox?person=${encodeURIComponent(to.email.toUpperCase())}`)).body;
    expect(found.match(/href="\/inbox\/\d+"/g)).toEqual(['href="/inbox/7"']);
    const hostile = '"><img src=x>';
    const none = (await call('GET', `/inbox?person=${encodeURIComponent(hostile)}`)).body;
    expect(none).toContain('No mail to anybody of that name or address.');
    expect(none).not.toContain('<img');
    expect((await call('GET', '/inbox?person=')).body).toContain('href="/inbox/15"');
  });

  it('shows a calendar object in words', async () => {
    const { call, platform } = desk();
    const calendar = aCalendarEvent({ method: 'CANCEL', sequence: 3 });
    await platform.inbox.send(aMessage({ calendar }));
    const { body } = await call('GET', '/inbox/1');
    for (const words of [
      '<dt>What</dt><dd>Focus group</dd>',
      '<dt>When</dt><dd>Wed, Feb 3, 2027, 1:00 PM EST to Wed, Feb 3, 2027, 2:00 PM EST</dd>',
      '<dt>Where</dt><dd>Room 4</dd>',
      '<dt>Method</dt><dd>CANCEL: takes it out of the calendar</dd>',
      '<dt>Sequence</dt><dd>3 of g-0123456789abcdef.p-0123456789abcdef@hospital.example.org</dd>',
      'METHOD:CANCEL',
    ]) {
      expect(body).toContain(words);
    }
  });

  it('comes in pages', async () => {
    const { call, platform } = desk();
    const message = { contactId: 'c', fromName: 'P', replyTo: { name: 'A', email: 'a@x.org' }, text: 'x' };
    for (let number = 1; number <= 60; number += 1) {
      await platform.inbox.send({
        ...message,
        to: { name: `Person ${number}`, email: `p${number}@x.org` },
        subject: `Mail ${number}`,
        stopUrl: `${BASE}/stop?t=x`,
        date: platform.clock.now(),
      });
    }
    const first = (await call('GET', '/inbox')).body;
    expect(first).toContain('"/inbox/60"');
    expect(first).not.toContain('"/inbox/10"');
    const older = /\/inbox\?before=\d+/.exec(first)![0];
    const second = (await call('GET', older)).body;
    expect(second).toContain('"/inbox/10"');
    expect(second).not.toContain('"/inbox/11"');
  });

  it('shows hostile text as text, in a frame that runs nothing (P21)', async () => {
    const { call, platform } = desk();
    const hostile = '<img src=x onerror=alert(1)>';
    await platform.inbox.send({
      contactId: 'c',
      fromName: hostile,
      replyTo: { name: hostile, email: 'a@x.org' },
      to: { name: hostile, email: 'b@x.org' },
      subject: hostile,
      text: `${hostile}\n\nhttps://evil.example/"onmouseover="alert(1)`,
      stopUrl: `${BASE}/stop?t=x`,
      date: platform.clock.now(),
    });
    for (const path of ['/inbox', '/inbox/1', '/inbox/1/html']) {
      expect((await call('GET', path)).body).not.toContain('<img');
    }
    expect((await call('GET', '/inbox/1')).body).not.toContain('"onmouseover');
    const { headers } = await call('GET', '/inbox/1/html');
    expect(headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox allow-popups/);
    expect(headers['content-security-policy']).not.toMatch(/allow-scripts|allow-same-origin|script-src/);
  });
});
