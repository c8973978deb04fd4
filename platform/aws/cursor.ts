import { Invalid } from '../../domain/errors.ts';
import { type Item, isTaken } from './item.ts';

/** Which list a page is of: one of the lists of `by-list`, or the one list of `by-due-time`. */
export interface ListName {
  index: 'list' | 'due';
  value: string;
}

const SORT = { list: 'sort', due: 'dueAt' } as const;

/** The cursor of the page after `last`: base64url of `[index, list, sort, key]`. */
export function cursorAfter({ index, value }: ListName, last: Item): string {
  const place = [index, value, last[SORT[index]]!.S, last.key!.S];
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Where the page after the cursor begins, as DynamoDB wants it. @throws Invalid for a cursor of another list. */
export function startOf({ index, value }: ListName, cursor: string | undefined): Item | undefined {
  if (cursor === undefined) return undefined;
  const [ofIndex, ofList, sort, key] = decoded(cursor);
  if (ofIndex !== index || ofList !== value || !sort || !key) throw refused();
  if (!isTaken(key, 'key') || !isTaken(sort, 'sort')) throw refused();
  return { key: { S: key }, [index]: { S: value }, [SORT[index]]: { S: sort } };
}

function decoded(cursor: string): string[] {
  const bytes = Buffer.from(cursor, 'base64url');
  // Buffer skips what is not base64url, so a mangled cursor would otherwise pass as another place.
  if (cursor === '' || bytes.toString('base64url') !== cursor) throw refused();
  try {
    const place: unknown = JSON.parse(bytes.toString());
    if (Array.isArray(place) && place.length === 4 && place.every((part) => typeof part === 'string'))
      return place;
  } catch {
    // Not JSON: refused below like anything else that is no cursor of ours.
  }
  throw refused();
}

const refused = () =>
  new Invalid([{ pointer: '/cursor', code: 'cursor', detail: 'the cursor of the page before, unchanged' }]);
