import { createHash } from 'node:crypto';
import { orderedJson } from '../domain/same-content.ts';

/** The first 16 hex digits of the content's SHA-256; the order of a map's keys does not matter, a list's does. */
export const contentHash = (content: unknown): string =>
  createHash('sha256').update(orderedJson(content)!).digest('hex').slice(0, 16);
