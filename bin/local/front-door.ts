import type { HttpEvent } from '../../functions/middleware/gateway.ts';
import type { HttpFunction } from '../../functions/middleware/http.ts';
import { accessClaims } from '../../functions/middleware/principal.ts';
import type { SignIn } from './sign-in.ts';

/** The staff API's paths begin with it, so that they keep apart from the participants' pages. */
const STAFF = '/staff';

const DESK = /^\/(?:$|(?:sign-in|example|clock|desk\.css)$|inbox(?:\/|$))/;

/** The staff console's page and its files. */
const CONSOLE = /^\/console(?:$|\/)/;

/** On one machine there is one person, who may do everything. */
export const LOCAL_CLAIMS = accessClaims('local', 'coordinator');

/** Whom tests of mails are for while they stay in the inbox. It is nobody's: what leaves must not be sent there. */
const INBOX_CLAIMS = { ...LOCAL_CLAIMS, email: 'staff@example.org' };

/**
 * Whoever sends the sign-in token, or a page of this very address in a browser that has opened the sign-in link. The
 * cookie alone is not enough: it comes along with what pages of other ports of this machine ask for, too, and
 * `Sec-Fetch-Site` is the one thing about that which no page can choose.
 */
const isStaff = (signIn: SignIn, headers: HttpEvent['headers']): boolean =>
  signIn.isBearer(headers.authorization) ||
  (headers.authorization === undefined &&
    headers['sec-fetch-site'] === 'same-origin' &&
    signIn.hasCookie(headers.cookie));

/**
 * One address for everything: `/staff/…` is the staff API for whoever is signed in, `/console/` the staff console, the
 * staff person's other pages are at `/` and `/inbox`, and what is left is the participants'.
 */
export const frontDoor =
  (behind: {
    staff: HttpFunction;
    participant: HttpFunction;
    desk: HttpFunction;
    console: HttpFunction;
    signIn: SignIn;
    sendsMail: boolean;
  }): HttpFunction =>
  async (event) => {
    const claims = behind.sendsMail ? LOCAL_CLAIMS : INBOX_CLAIMS;
    const { rawPath, headers, requestContext } = event;
    if (DESK.test(rawPath)) return behind.desk(event);
    if (CONSOLE.test(rawPath)) return behind.console(event);
    if (!rawPath.startsWith(`${STAFF}/`)) return behind.participant(event);
    const result = await behind.staff({
      ...event,
      rawPath: rawPath.slice(STAFF.length),
      requestContext: {
        ...requestContext,
        ...(isStaff(behind.signIn, headers) ? { authorizer: { jwt: { claims } } } : {}),
      },
    });
    const { location } = result.headers;
    return location === undefined
      ? result
      : { ...result, headers: { ...result.headers, location: `${STAFF}${location}` } };
  };
