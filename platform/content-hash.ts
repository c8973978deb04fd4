import { hash } from 'node:crypto';
import { orderedJson } from '../domain/same-content.ts';

/** The first 16 hex digits of the content's SHA-256; the order of a map's keys does not matter, a list's does. */
export const contentHash = (content: unknown): string => hash('sha256', orderedJson(content)!).slice(0, 16);
