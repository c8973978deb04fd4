import type { AuditChange, AuditEntry, ContactPlaces } from '../api/audit.ts';
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

/** What a contact is, by its record and its place in the log, in words; undefined where the page does not say it. */
export function contactPlaceText(
  pages: readonly ContactPlaces[],
  titles: ReadonlyMap<string, string>,
): (record: string, place: number) => string | undefined {
  return (record, place) => {
    const named = pages.map((contacts) => contacts[record]?.[place]).find((one) => one !== undefined);
    return named && `${contactText(named)} (${titles.get(named.touchpoint) ?? 'My year'})`;
  };
}

/** What kind of record an entry is about, and its id. */
export function recordOf({ record }: Pick<AuditEntry, 'record'>): { type: string; id: string } {
  const mark = record.indexOf('#');
  return { type: record.slice(0, mark), id: record.slice(mark + 1) };
}
