import { Invalid } from '../../domain/errors.ts';

/** Where a page of SQLite rows begins: after this place of this list. */
export const cursorAfter = (list: readonly string[], place: readonly [string, string]): string =>
  Buffer.from(JSON.stringify([...list, ...place])).toString('base64url');

/**
 * The place in `list` that a cursor names; the first without one. Only what `cursorAfter` made for the same list is
 * accepted, to the letter. @throws Invalid
 */
export function placeIn(list: readonly string[], cursor: string | undefined): [string, string] {
  if (cursor === undefined) return ['', ''];
  const parts = parsed(cursor);
  const place = parts.slice(list.length) as [string, string];
  if (place.length === 2 && cursorAfter(list, place) === cursor) return place;
  throw new Invalid([{ pointer: '/cursor', code: 'cursor' }]);
}

function parsed(cursor: string): string[] {
  try {
    const parts = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown;
    return Array.isArray(parts) && parts.every((part) => typeof part === 'string') ? parts : [];
  } catch {
    // Mangled: it names no place, and is refused like the cursor of another list.
    return [];
  }
}
