import * as z from 'zod';
import type { Page } from '../../platform/ports.ts';

const Limit = z
  .string()
  .regex(/^\d{1,4}$/, { error: 'type: a whole number', abort: true })
  .transform(Number)
  .refine((limit) => limit >= 1 && limit <= 200, { error: 'range: from 1 to 200' });

/** Which page of a list: `cursor` is the one that the page before came with. */
export const PageQuery = z.strictObject({
  limit: Limit.default(50),
  cursor: z.string().max(2000, { error: 'cursor' }).optional(),
});

/** One page: `cursor` leads to the next, and is absent on the last. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), cursor: z.string().optional() });

/** One page of a list; JSON has no `cursor` on the last. */
export const pageView = <Doc>({ items, cursor }: Page<Doc>, view: (doc: Doc) => object) => ({
  items: items.map(({ doc }) => view(doc)),
  cursor,
});
