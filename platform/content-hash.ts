import { createHash } from 'node:crypto';

/** JSON with the keys of every map in order, so that equal content has equal text. */
const canonical = (content: unknown): string =>
  JSON.stringify(content, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

/** The first 16 hex digits of the content's SHA-256; the order of a map's keys does not matter, a list's does. */
export const contentHash = (content: unknown): string =>
  createHash('sha256').update(canonical(content)).digest('hex').slice(0, 16);
