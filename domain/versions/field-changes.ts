import { isSameContent } from '../same-content.ts';

/** One property that is another in the later of two definitions; without `from` it is new, without `to` it is gone. */
export interface FieldChange {
  field: string;
  from?: unknown;
  to?: unknown;
}

/** The properties of two plain records that differ, whole: a list that changed is one change. `except` are not looked at. */
export function fieldChanges(before: object, after: object, except: readonly string[] = []): FieldChange[] {
  const [old, now] = [before as Record<string, unknown>, after as Record<string, unknown>];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((field) => {
    if (except.includes(field)) return [];
    const [from, to] = [old[field], now[field]];
    if (isSameContent(from, to)) return [];
    return [{ field, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }];
  });
}
