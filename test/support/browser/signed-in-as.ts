import type { Page } from 'playwright-core';
import { inParts } from '../../../functions/middleware/in-parts.ts';
import type { Role } from '../../../functions/staff-api/roles.ts';
import { staffApi } from '../../../functions/staff-api/staff-api.ts';
import { publicHolidays } from '../../../platform/holidays.ts';
import { PROGRAMS } from '../builders.ts';
import { STAFF, textOf } from '../http-call.ts';
import type { Site } from '../scenes/site.ts';

/**
 * From here on the page is that of a member of staff with this role alone: one machine knows coordinators only, so its
 * requests go to the same staff API with such a token's claims, and are refused there as in the cloud. `partOctets`
 * has files come in parts, as there; the first time that part `refusesPart` is asked for, it has changed.
 */
export async function signedInAs(
  page: Page,
  { platform }: Site,
  role: Role,
  { partOctets, refusesPart = 0 }: { partOctets?: number; refusesPart?: number } = {},
): Promise<void> {
  const whole = staffApi(() => ({ ...platform.ports, programs: PROGRAMS, publicHolidays }));
  const staff = partOctets === undefined ? whole : inParts(whole, partOctets);
  const claims = { ...STAFF, sub: role, 'cognito:groups': [role] };
  let parts = 0;
  await page.route('**/staff/**', async (route) => {
    const request = route.request();
    const { pathname, search } = new URL(request.url());
    const body = request.postData();
    if (search.includes('part=')) parts += 1;
    const isChanged = search.includes('part=') && parts === refusesPart;
    const { statusCode, ...result } = await staff({
      rawPath: pathname.replace('/staff', ''),
      rawQueryString: isChanged ? `?part=1.${'0'.repeat(64)}`.slice(1) : search.slice(1),
      headers: await request.allHeaders(),
      ...(body !== null && { body }),
      requestContext: { http: { method: request.method() }, authorizer: { jwt: { claims } } },
    });
    await route.fulfill({
      status: statusCode,
      headers: result.headers,
      body: result.stream ? await textOf(result.stream) : result.body,
    });
  });
}
