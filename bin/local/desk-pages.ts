import type { HttpEvent, HttpResult } from '../../functions/middleware/gateway.ts';
import { type HttpFunction, httpFunction } from '../../functions/middleware/http.ts';
import type { Principal } from '../../functions/middleware/principal.ts';
import { PAGE_HEADERS } from '../../functions/page-answer.ts';
import { DESK, type Desk } from './desk.ts';
import { getClock } from './endpoints/get-clock.ts';
import { getHome } from './endpoints/get-home.ts';
import { getInbox } from './endpoints/get-inbox.ts';
import { getMail } from './endpoints/get-mail.ts';
import { getMailHtml } from './endpoints/get-mail-html.ts';
import { getMailSource } from './endpoints/get-mail-source.ts';
import { getSignIn } from './endpoints/get-sign-in.ts';
import { getStyle } from './endpoints/get-style.ts';
import { postClock } from './endpoints/post-clock.ts';
import { postExample } from './endpoints/post-example.ts';
import { problemPage, signInPage } from './pages/problem-page.ts';

const endpoints = [
  getHome,
  getSignIn,
  getStyle,
  getClock,
  postClock,
  postExample,
  getInbox,
  getMail,
  getMailHtml,
  getMailSource,
];

/** The staff person's own pages: for whoever has opened the sign-in link, and for pages of this address only. */
export function deskPages(desk: Desk): HttpFunction {
  const identify = ({ headers }: HttpEvent): Principal =>
    desk.signIn.hasCookie(headers.cookie)
      ? { kind: 'staff', id: 'local', scopes: [DESK] }
      : { kind: 'staff', id: 'anyone', scopes: [] };
  const api = httpFunction({ endpoints, context: () => desk, identify, allowsHiddenOrigin: true });
  return async (event, context) => {
    const { method } = event.requestContext.http;
    const read = { ...event, requestContext: { http: { method: method === 'HEAD' ? 'GET' : method } } };
    return asPage(await api(read, context));
  };
}

/** A refusal as a page; the one for lack of a cookie says how to get it. */
function asPage(result: HttpResult): HttpResult {
  if (result.headers['content-type'] !== 'application/problem+json') return result;
  const { title, errors } = JSON.parse(result.body) as { title: string; errors: { code: string }[] };
  const isStranger = errors.some(({ code }) => code === 'insufficient-scope');
  const page = isStranger ? signInPage() : problemPage(title);
  return {
    statusCode: isStranger ? 401 : result.statusCode,
    headers: { ...result.headers, ...PAGE_HEADERS },
    body: page.html,
  };
}
