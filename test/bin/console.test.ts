import { describe, expect, it, onTestFinished } from 'vitest';
import { localApplication } from '../../bin/local/application.ts';
import { signInOf } from '../../bin/local/sign-in.ts';
import { openDatabase } from '../../platform/local/database.ts';
import { buildConsole } from '../../web/build-console.ts';
import { PROGRAMS } from '../support/builders.ts';
import { temporaryFolder } from '../support/program-folder.ts';

const BASE = 'http://localhost:8080';

/** Everything behind the door of one machine; `call` sends the cookie of the sign-in link. */
function door() {
  const signIn = signInOf(temporaryFolder());
  const application = localApplication({
    database: openDatabase(':memory:'),
    programs: PROGRAMS,
    settings: { linkBaseUrl: BASE, senderEmail: 'programs@example.org' },
    signIn,
  });
  onTestFinished(() => application.pacemaker.stop());
  const cookie = signIn.cookie().split(';', 1)[0];
  return async (
    method: string,
    rawPath: string,
    headers: Record<string, string | undefined> = {},
    body?: object,
  ) =>
    application.handle({
      rawPath,
      rawQueryString: '',
      headers: { cookie, 'content-type': 'application/json', ...headers },
      ...(body && { body: JSON.stringify(body) }),
      requestContext: { http: { method } },
    });
}

describe('who the staff API takes the cookie of the sign-in link from', () => {
  const OWN = { 'sec-fetch-site': 'same-origin' };
  const status = async (headers: Record<string, string | undefined>) =>
    (await door()('GET', '/staff/cohorts', headers)).statusCode;

  it('a page of this very address', async () => {
    expect(await status(OWN)).toBe(200);
  });

  it.each([
    ['a page of another port of this machine', { 'sec-fetch-site': 'same-site' }],
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
    ['a link in a mail or a bookmark', { 'sec-fetch-site': 'none' }],
    ['a program that sends the cookie and does not say from where', {}],
    ['a page whose browser has not opened the link', { ...OWN, cookie: undefined }],
    ['a page that sends a wrong token beside it', { ...OWN, authorization: 'Bearer wrong' }],
  ])('not %s', async (_, headers) => {
    expect(await status(headers)).toBe(401);
  });

  it('and a change only with an Origin of our own, where there is one', async () => {
    const call = door();
    const change = async (origin: string) =>
      (await call('POST', '/staff/cohorts', { ...OWN, origin, 'idempotency-key': 'k' }, {})).statusCode;
    expect(await change('http://localhost:3000')).toBe(403);
    expect(await change('null')).toBe(403);
    expect(await change(BASE)).toBe(422);
  });
});

describe('the console’s files', () => {
  it('the page is the same at every address, and allows nothing inline and nothing from elsewhere', async () => {
    const call = door();
    const page = await call('GET', '/console/');
    expect(page).toMatchObject({ statusCode: 200, headers: { 'cache-control': 'no-store' } });
    for (const address of ['/console', '/console/cohorts/c-1/people']) {
      expect((await call('GET', address)).body).toBe(page.body);
    }
    const policy = page.headers['content-security-policy']!;
    expect(policy).toContain(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self';",
    );
    expect(policy).not.toMatch(/unsafe|nonce|\*/);
    expect(page.body).not.toMatch(/<style|<script(?![^>]* src=)| style=| on\w+=/);
    expect(page.headers['referrer-policy']).toBe('no-referrer');
  });

  it('scripts and styles are kept for good under names that change with them; what is no file is not found', async () => {
    const call = door();
    const { body } = await call('GET', '/console/');
    const names = [...body.matchAll(/(?:src|href)="(\/console\/[^"]+)"/g)].map(([, name]) => name!);
    expect(names.length).toBeGreaterThan(2);
    for (const name of names) {
      const file = await call('GET', name);
      expect(file.statusCode).toBe(200);
      expect(file.headers['cache-control']).toContain('immutable');
      expect(file.headers['x-content-type-options']).toBe('nosniff');
    }
    expect((await call('GET', '/console/none.js')).statusCode).toBe(404);
    expect((await call('POST', '/console/')).statusCode).toBe(405);
    expect(JSON.parse((await call('GET', '/console/config.json')).body)).toEqual({
      api: '/staff',
      signIn: { kind: 'link' },
    });
  });

  it('charts, date pickers and the sign-in of the cloud are not loaded before the first page shows', async () => {
    const { first, assets } = await buildConsole();
    const later = Object.keys(assets).filter((name) => !first.includes(name));
    const text = first.map((name) => assets[name]!.text).join('');
    expect(text).not.toMatch(/recharts|signinRedirect|DatePicker-/);
    for (const what of ['funnel-chart', 'oidc', 'plan-page']) {
      expect(
        later.some((name) => name.startsWith(what)),
        what,
      ).toBe(true);
    }
  });
});
