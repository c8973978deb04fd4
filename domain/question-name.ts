import * as z from 'zod';

/** Question, row and choice ids: letters, digits and hyphens; they become column names of exports. */
export const QuestionName = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, { error: 'id-format' });
