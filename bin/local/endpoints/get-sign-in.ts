import * as z from 'zod';
import { endpoint } from '../../../functions/middleware/endpoint.ts';
import { HttpProblem } from '../../../functions/middleware/problem.ts';
import type { Desk } from '../desk.ts';

/** The sign-in link that is printed at start: changes the secret in the address for a cookie. */
export const getSignIn = endpoint({
  method: 'GET',
  path: '/sign-in',
  query: z.object({ t: z.string().default('') }),
  handle: async ({ query }, { signIn }: Desk) => {
    if (!signIn.isToken(query.t)) {
      throw new HttpProblem(403, 'sign-in', 'This is not the sign-in link of this data folder.');
    }
    return { status: 303, headers: { location: '/', 'set-cookie': signIn.cookie() } };
  },
});
