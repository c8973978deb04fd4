import { endpoint } from '../../../functions/middleware/endpoint.ts';
import { FormBody } from '../../../functions/middleware/form-body.ts';
import { DESK, type Desk } from '../desk.ts';
import { loadExample } from '../example-cohort.ts';

/** Loads the example cohort, or what is missing of it. */
export const postExample = endpoint({
  method: 'POST',
  path: '/example',
  scope: DESK,
  body: FormBody,
  bodyAs: 'text',
  idempotency: 'none',
  handle: async ({ now }, { staff }: Desk) => {
    await loadExample(staff, now);
    return { status: 303, headers: { location: '/' } };
  },
});
