import * as z from 'zod';

/** The body of every refusal (RFC 9457). Some add facts of their own, such as the sessions that are still open. */
export const Problem = z
  .looseObject({
    type: z.string().regex(/^\/problems\/[a-z]+(-[a-z]+)*$/),
    title: z.string(),
    status: z.int(),
    errors: z.array(z.strictObject({ pointer: z.string(), code: z.string(), detail: z.string().optional() })),
  })
  .meta({ id: 'Problem' });
