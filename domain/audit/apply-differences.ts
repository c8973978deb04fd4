import type { Difference } from './difference.ts';

type Place = Record<string, unknown> | unknown[];

/**
 * The record after the differences, as `differences` found them; the record given stays as it is.
 * @throws RangeError when one is about a place that the record does not have
 */
export function applyDifferences(
  record: object | undefined,
  changes: readonly Difference[],
): object | undefined {
  let result = structuredClone(record);
  for (const change of changes) {
    if (change.pointer === '') result = structuredClone(change.after) as object | undefined;
    else if (result === undefined) throw new RangeError('There is no record to change.');
    else applyOne(result as Place, change);
  }
  return result;
}

function applyOne(record: Place, change: Difference): void {
  const keys = change.pointer
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = keys.pop()!;
  const place = keys.reduce<unknown>((at, key) => inside(at, key), record);
  const made = 'after' in change ? structuredClone(change.after) : undefined;
  if (Array.isArray(place)) {
    const isThere = 'before' in change ? 1 : 0;
    place.splice(Number(last), isThere, ...('after' in change ? [made] : []));
  } else if (typeof place !== 'object' || place === null) throw new RangeError('There is no such place.');
  else if (!('after' in change)) delete (place as Record<string, unknown>)[last];
  // Defined, not assigned: a name such as __proto__ is only a name.
  else
    Object.defineProperty(place, last, {
      value: made,
      enumerable: true,
      configurable: true,
      writable: true,
    });
}

function inside(at: unknown, key: string): unknown {
  if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) {
    throw new RangeError('There is no such place.');
  }
  return (at as Record<string, unknown>)[key];
}
