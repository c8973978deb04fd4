/**
 * One place where two states of a record differ. Without `before` something was put there, without `after` it was
 * taken away; in a list that moves what follows it.
 */
export interface Difference {
  /** A JSON Pointer (RFC 6901); empty for the whole record. */
  pointer: string;
  before?: unknown;
  after?: unknown;
}

type Plain = Record<string, unknown>;

/** Follows from the rest of the record; not a change of it. */
const DERIVED = 'dueAt';

/**
 * What has to be done to `before` to get `after`, to be done in this order. Documents share what did not change, so
 * most parts are passed over after one comparison. A record that is made or removed is one difference.
 */
export function differences(before: object | undefined, after: object | undefined): Difference[] {
  const found: Difference[] = [];
  if (before && after) maps(found, '', before as Plain, after as Plain, DERIVED);
  else differ(found, '', before && withoutDerived(before), after && withoutDerived(after));
  return found;
}

/** The record without what follows from its other parts. */
function withoutDerived(record: object): object {
  const { [DERIVED]: _, ...rest } = record as Plain;
  return rest;
}

function compare(found: Difference[], pointer: string, before: unknown, after: unknown): void {
  if (before === after) return;
  if (Array.isArray(before) && Array.isArray(after)) lists(found, pointer, before, after);
  else if (isMap(before) && isMap(after)) maps(found, pointer, before, after);
  else differ(found, pointer, before, after);
}

function differ(found: Difference[], pointer: string, before: unknown, after: unknown): void {
  found.push({
    pointer,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  });
}

/** Most values are the very same ones: those are passed over before anything is made for them. */
function maps(found: Difference[], pointer: string, before: Plain, after: Plain, except?: string): void {
  for (const key in before) {
    if (before[key] !== after[key] && key !== except)
      compare(found, at(pointer, key), before[key], own(after, key));
  }
  for (const key in after) {
    if (before[key] !== after[key] && key !== except && !Object.hasOwn(before, key))
      compare(found, at(pointer, key), undefined, after[key]);
  }
}

/** Only the middle that differs: one seat given back is one difference, whatever comes after it. */
function lists(
  found: Difference[],
  pointer: string,
  before: readonly unknown[],
  after: readonly unknown[],
): void {
  if (before.length === after.length) {
    for (let index = 0; index < before.length; index += 1) {
      if (before[index] !== after[index]) compare(found, at(pointer, index), before[index], after[index]);
    }
    return;
  }
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && isSame(before[start], after[start])) start += 1;
  const [last, end] = [before.length - 1, after.length - 1];
  let rest = 0;
  while (rest < shorter - start && isSame(before[last - rest], after[end - rest])) rest += 1;
  for (const gone of before.slice(start, before.length - rest)) {
    found.push({ pointer: at(pointer, start), before: gone });
  }
  after.slice(start, after.length - rest).forEach((made, index) => {
    found.push({ pointer: at(pointer, start + index), after: made });
  });
}

/** Whether `compare` would find nothing. */
function isSame(before: unknown, after: unknown): boolean {
  if (before === after) return true;
  if (Array.isArray(before) && Array.isArray(after)) {
    return before.length === after.length && before.every((value, index) => isSame(value, after[index]));
  }
  if (!isMap(before) || !isMap(after)) return false;
  for (const key in before) if (!isSame(before[key], own(after, key))) return false;
  for (const key in after) if (!isSame(own(before, key), after[key])) return false;
  return true;
}

const isMap = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const own = (map: Plain, key: string): unknown => (Object.hasOwn(map, key) ? map[key] : undefined);

const at = (pointer: string, key: string | number): string =>
  typeof key === 'number' || !SIGNS.test(key)
    ? `${pointer}/${key}`
    : `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** What a pointer writes otherwise. */
const SIGNS = /[~/]/;
