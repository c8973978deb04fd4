import type { Page } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { consoleFunction } from '../../functions/console/console-function.ts';
import { ROLES } from '../../functions/staff-api/roles.ts';
import { staffApi } from '../../functions/staff-api/staff-api.ts';
import { publicHolidays } from '../../platform/holidays.ts';
import { startHttpServer } from '../../platform/local/http-server.ts';
import { buildConsole } from '../../web/build-console.ts';
import { browserStories } from '../support/browser/browser.ts';
import { PROGRAMS } from '../support/builders.ts';
import { claimsIn, oidcProvider } from '../support/outside/oidc-provider.ts';
import { testPorts } from '../support/ports.ts';

const stories = browserStories();
const CLIENT = 'console-client';
const SCOPES = [...ROLES.coordinator];

/** The console and the staff API behind one address, as in the cloud: the gateway looks at the token. */
async function cloud() {
  const provider = await oidcProvider(CLIENT);
  provider.claims = { scope: SCOPES.join(' '), 'cognito:groups': ['coordinator'] };
  const ports = testPorts();
  const own: { url: string; isRefusing: boolean } = { url: '', isRefusing: false };
  const staff = staffApi(() => ({
    ...ports,
    settings: { ...ports.settings, staffUrl: own.url },
    programs: PROGRAMS,
    publicHolidays,
    openApi: '{}',
  }));
  const signIn = {
    kind: 'oidc',
    issuer: provider.issuer,
    clientId: CLIENT,
    scopes: SCOPES,
    signOutUrl: `${provider.issuer}/logout`,
  };
  const built = buildConsole();
  const site = consoleFunction(() => built, {
    config: { api: '', signIn },
    signInOrigins: [provider.issuer],
  });
  const server = await startHttpServer(0, async (event) => {
    if (/^\/(?:$|console(?:$|\/))/.test(event.rawPath)) return site(event);
    const bearer = event.headers.authorization?.replace(/^Bearer /, '');
    if (!bearer || own.isRefusing) {
      const body = JSON.stringify({ message: 'Unauthorized' });
      return { statusCode: 401, headers: { 'content-type': 'application/json' }, body };
    }
    const authorizer = { jwt: { claims: claimsIn(bearer) } };
    return staff({ ...event, requestContext: { ...event.requestContext, authorizer } });
  });
  own.url = `http://localhost:${server.port}`;
  onTestFinished(async () => {
    provider.close();
    await server.close();
  });
  return { own, provider, ports };
}

/** A browser that may go to the provider, too. */
async function browserOn(url: string): Promise<{ page: Page; complaints: string[] }> {
  const context = await stories.browser().newContext({ baseURL: url, locale: 'en-US' });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) complaints.push(message.text());
  });
  onTestFinished(() => context.close());
  return { page, complaints };
}

it('staff sign in at the provider with a code and PKCE, come back to the page they asked for, and sign out', async () => {
  const { own, provider, ports } = await cloud();
  const { page, complaints } = await browserOn(own.url);
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  await page.goto('/console/plan?from=bookmark#part');
  await page.getByRole('heading', { level: 1, name: 'Plan a cohort' }).waitFor();
  expect(page.url()).toBe(`${own.url}/console/plan?from=bookmark#part`);
  expect(provider.asked.filter((path) => path !== '/.well-known/openid-configuration')).toEqual([
    '/authorize',
    '/token',
  ]);
  expect(await page.evaluate<number>('localStorage.length')).toBe(0);
  expect(await page.evaluate<string>('document.cookie')).toBe('');

  await page.getByLabel('Training start', { exact: true }).fill('2027-03-11');
  await page.getByLabel('Training end', { exact: true }).fill('2027-03-12');
  await button('Show the year').click();
  await page.getByRole('heading', { name: 'The year' }).waitFor();

  // The token is not taken any more: what was typed stays, and a window of its own signs in again.
  own.isRefusing = true;
  const form = page.getByRole('form', { name: 'Create this cohort' });
  await form.getByLabel('Title').fill('Cloud cohort');
  await form.getByLabel('Name').fill('Pat Rivera');
  await form.getByLabel('E-mail').fill('pat@hospital.example');
  await form.getByRole('button', { name: 'Create the cohort' }).click();
  await page.getByText('You are signed out').waitFor();
  own.isRefusing = false;
  const opened = page.waitForEvent('popup');
  await button('Sign in again').click();
  const popup = await opened;
  if (!popup.isClosed()) await popup.waitForEvent('close');
  await page.getByText('You are signed out').waitFor({ state: 'detached' });
  await form.getByRole('button', { name: 'Create the cohort' }).click();
  await page.getByRole('heading', { level: 1, name: 'Enroll' }).waitFor();
  expect(ports.stored('cohort')).toHaveLength(1);

  await button('Sign out').click();
  await page.getByRole('heading', { name: 'Signed out' }).waitFor();
  expect(page.url()).toContain(`client_id=${CLIENT}`);
  const before = provider.asked.filter((path) => path === '/authorize').length;
  await page.goto('/');
  await page.getByRole('heading', { level: 1, name: 'Cohorts' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/console');
  expect(provider.asked.filter((path) => path === '/authorize')).toHaveLength(before + 1);
  expect(complaints).toEqual([]);
});

it('a sign-in that broke off on its way back is begun anew by loading the page again, as it says', async () => {
  const { own } = await cloud();
  const { page } = await browserOn(own.url);
  await page.route('**/token', (route) => route.abort(), { times: 1 });
  await page.goto('/console/plan');
  await page.getByText('Load the page again').waitFor();
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Cohorts' }).waitFor();

  // Back to the provider's page, which comes back with what was used up long ago.
  await page.goto('/console/signed-in?code=used&state=forgotten');
  await page.getByText('Load the page again').waitFor();
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Cohorts' }).waitFor();
});

it('an account that has no role yet is told so, and not that it may look', async () => {
  const { own, provider } = await cloud();
  provider.claims = { scope: SCOPES.join(' ') };
  const { page } = await browserOn(own.url);
  await page.goto('/console/plan');
  await page.getByRole('heading', { level: 1, name: 'No role yet' }).waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);

  provider.claims = { ...provider.claims, 'cognito:groups': ['viewer'] };
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Signed out' }).waitFor();
  await page.goto('/console/plan');
  await page.getByRole('heading', { level: 1, name: 'Plan a cohort' }).waitFor();
});
