import type { Page } from 'playwright-core';
import { ROLES, type Role } from '../../functions/staff-api/roles.ts';
import { staffApi } from '../../functions/staff-api/staff-api.ts';
import { publicHolidays } from '../../platform/holidays.ts';
import { PROGRAMS } from './builders.ts';
import type { Site } from './site.ts';

/**
 * From here on the page is that of a member of staff with this role alone: one machine knows coordinators only, so its
 * requests go to the same staff API with such a token's claims, and are refused there as in the cloud.
 */
export async function signedInAs(page: Page, { platform }: Site, role: Role): Promise<void> {
  const staff = staffApi(() => ({ ...platform.ports, programs: PROGRAMS, publicHolidays }));
  const claims = {
    sub: role,
    token_use: 'access',
    scope: ROLES.coordinator.join(' '),
    'cognito:groups': [role],
  };
  await page.route('**/staff/**', async (route) => {
    const request = route.request();
    const { pathname, search } = new URL(request.url());
    const body = request.postData();
    const { statusCode, ...result } = await staff({
      rawPath: pathname.replace('/staff', ''),
      rawQueryString: search.slice(1),
      headers: await request.allHeaders(),
      ...(body !== null && { body }),
      requestContext: { http: { method: request.method() }, authorizer: { jwt: { claims } } },
    });
    await route.fulfill({ status: statusCode, headers: result.headers, body: result.body });
  });
}
