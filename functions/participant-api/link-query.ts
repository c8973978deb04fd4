import * as z from 'zod';

/** The query of a personal link; whatever else mail programs add is dropped before (`forBrowsers`). */
export const LinkQuery = z.strictObject({ t: z.string().default('') });
