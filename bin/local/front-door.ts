import type { HttpFunction } from '../../functions/middleware/http.ts';
import type { SignIn } from './sign-in.ts';

/** The staff API's paths begin with it, so that they keep apart from the participants' pages. */
const STAFF = '/staff';

const DESK = /^\/(?:$|(?:sign-in|example|clock|desk\.css)$|inbox(?:\/|$))/;

/** What an access token of the staff's sign-in says in the cloud; here there is one person, who may do everything. */
export const LOCAL_CLAIMS = {
  sub: 'local',
  scope: 'staff/read staff/write',
  token_use: 'access',
  email: 'staff@example.org',
};

/**
 * One address for everything: `/staff/…` is the staff API for whoever sends the sign-in token, the staff person's
 * pages are at `/` and `/inbox`, and what is left is the participants'.
 */
export const frontDoor =
  (behind: {
    staff: HttpFunction;
    participant: HttpFunction;
    desk: HttpFunction;
    signIn: SignIn;
  }): HttpFunction =>
  async (event) => {
    const { rawPath, headers, requestContext } = event;
    if (DESK.test(rawPath)) return behind.desk(event);
    if (!rawPath.startsWith(`${STAFF}/`)) return behind.participant(event);
    const isStaff = behind.signIn.isBearer(headers.authorization);
    const result = await behind.staff({
      ...event,
      rawPath: rawPath.slice(STAFF.length),
      requestContext: {
        ...requestContext,
        ...(isStaff ? { authorizer: { jwt: { claims: LOCAL_CLAIMS } } } : {}),
      },
    });
    const { location } = result.headers;
    return location === undefined
      ? result
      : { ...result, headers: { ...result.headers, location: `${STAFF}${location}` } };
  };
