import type { AuditChange, AuditEntry } from '../api/audit.ts';
import { segments } from '../words/audit-field.ts';
import { contactText } from '../words/contact.ts';

/** What names a record in every trail, and says nothing to people. */
const NAMES = new Set(['id', 'cohortId', 'key']);

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isEmpty = (value: unknown): boolean =>
  (Array.isArray(value) && value.length === 0) || (isPlain(value) && Object.keys(value).length === 0);

/** The changes of an entry field by field: a record that was made, or removed, is one change of everything. */
export function readableChanges({ changes }: Pick<AuditEntry, 'changes'>): AuditChange[] {
  return changes.flatMap((change) => {
    if (change.pointer !== '') return [change];
    const side = isPlain(change.after) ? 'after' : 'before';
    const whole = change[side];
    if (!isPlain(whole)) return [change];
    return Object.entries(whole)
      .filter(([name, value]) => !NAMES.has(name) && !isEmpty(value))
      .map(([name, value]) => ({ pointer: `/${name}`, [side]: value }));
  });
}

/**
 * What the contacts of a person's log are, by their places in it, as far as these entries say it: a change of one
 * names its place alone. Contacts are only ever added, or changed where they are.
 */
export function contactPlaces(
  entries: readonly AuditEntry[],
  titles: ReadonlyMap<string, string>,
): (record: string, index: number) => string | undefined {
  const found = new Map<string, string>();
  for (const { record, changes } of entries) {
    for (const { pointer, before, after } of changes) {
      const [list, index, ...rest] = segments(pointer);
      if (list !== 'contacts' || index === undefined || rest.length > 0) continue;
      for (const value of [after, before]) {
        if (!isPlain(value)) continue;
        const { kind, number, touchpoint } = value;
        if (typeof kind !== 'string' || typeof number !== 'number') continue;
        const about = titles.get(String(touchpoint)) ?? 'My year';
        found.set(`${record} ${index}`, `${contactText({ kind, number })} (${about})`);
      }
    }
  }
  return (record, index) => found.get(`${record} ${index}`);
}

/** What kind of record an entry is about, and its id. */
export function recordOf({ record }: Pick<AuditEntry, 'record'>): { type: string; id: string } {
  const mark = record.indexOf('#');
  return { type: record.slice(0, mark), id: record.slice(mark + 1) };
}
