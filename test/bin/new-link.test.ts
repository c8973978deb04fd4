import { expect, it, onTestFinished } from 'vitest';
import { localApplication } from '../../bin/local/application.ts';
import { signInOf } from '../../bin/local/sign-in.ts';
import { plusSeconds } from '../../domain/dates/instant.ts';
import { openDatabase } from '../../platform/local/database.ts';
import { loadPrograms } from '../../platform/program-files.ts';
import { temporaryFolder } from '../support/program-folder.ts';

/** One machine with the example cohort, invited to its first survey, and a participant's browser. */
async function invited() {
  const signIn = signInOf(temporaryFolder());
  const { handle, pacemaker, platform } = localApplication({
    database: openDatabase(':memory:'),
    programs: loadPrograms('programs'),
    settings: { linkBaseUrl: 'http://localhost:8080', senderEmail: 'programs@example.org' },
    signIn,
    smtpUrl: undefined,
  });
  onTestFinished(() => pacemaker.stop());
  const call = (method: string, url: string, fields: Record<string, string> = {}, cookie = '') => {
    const [rawPath = '', rawQueryString = ''] = url.split('?');
    const headers = { 'content-type': 'application/x-www-form-urlencoded', cookie };
    const body = method === 'POST' ? { body: String(new URLSearchParams(fields)) } : {};
    return handle({ rawPath, rawQueryString, headers, ...body, requestContext: { http: { method } } });
  };
  const cookie = signIn.cookie().split(';', 1)[0]!;
  await call('POST', '/example', {}, cookie);
  await platform.engine.idle();
  await call('POST', '/clock', { to: 'event' }, cookie);
  const linkIn = (text: string) => /\/survey\?t=[\w-]{43}/.exec(text)![0];
  return { call, pacemaker, platform, linkIn, newest: () => platform.inbox.get(platform.inbox.count())! };
}

it('somebody with an old link gets a new one at once, which opens the same survey', async () => {
  const { call, platform, linkIn, newest } = await invited();
  const { to, text } = platform.inbox.get(1)!;
  await call('POST', '/link/again', { t: linkIn(text).split('=')[1]! });
  await platform.engine.idle();
  expect(newest()).toMatchObject({ to, subject: 'Your new link: Survey before the training' });
  const link = linkIn(newest().text);
  expect(link).not.toBe(linkIn(text));
  expect(await call('GET', link)).toMatchObject({ statusCode: 200, body: expect.stringContaining('<form') });
});

it('somebody with a mangled one gets a new one by address, within 20 minutes', async () => {
  const { call, pacemaker, platform, linkIn, newest } = await invited();
  const { to, text } = platform.inbox.get(1)!;
  const mangled = await call('GET', linkIn(text).slice(0, -1));
  expect(mangled).toMatchObject({ statusCode: 404, body: expect.stringContaining('name="email"') });
  const before = platform.inbox.count();
  await call('POST', '/link/again', { email: to.email.toUpperCase() });
  await platform.engine.idle();
  expect(platform.inbox.count()).toBe(before);
  await pacemaker.moveTo(plusSeconds(platform.clock.now(), 20 * 60));
  expect(platform.inbox.count()).toBe(before + 1);
  expect(newest()).toMatchObject({ to, subject: 'Your new link: Survey before the training' });
  expect((await call('GET', linkIn(newest().text))).statusCode).toBe(200);
});
