import type { DatabaseSync } from 'node:sqlite';
import { type AuditEntry, isAudited } from '../../domain/audit/audit-entry.ts';
import { isSealed } from '../../functions/audit/sealed-entry.ts';
import { type ChainFault, verifyChain } from '../../functions/audit/verify-chain.ts';
import type { Stored } from '../../platform/ports.ts';

/** What a look at every trail of a data folder found. */
interface CheckedTrails {
  records: number;
  entries: number;
  broken: (ChainFault & { record: string })[];
}

interface Row {
  key: string;
  version: number;
  doc: string;
}

/** Checks every record's trail, and that there is none without its record. One record at a time is in memory. */
export function checkTrails(database: DatabaseSync): CheckedTrails {
  const select = database.prepare('SELECT key, version, doc FROM documents WHERE key = ?');
  // `$` comes right after `#`.
  const within = database.prepare('SELECT key, version, doc FROM documents WHERE key > ? AND key < ?');
  const entriesOf = (record: string) =>
    (within.all(`audit#${record}#`, `audit#${record}$`) as unknown[] as Row[])
      .map((row): Stored<AuditEntry> => ({ ...row, doc: parsed(row.doc) as AuditEntry }))
      .sort((a, b) => placeOf(a.key) - placeOf(b.key));
  const checked: CheckedTrails = { records: 0, entries: 0, broken: [] };
  for (const record of recordsOf(database)) {
    const row = select.get(record) as Row | undefined;
    const entries = entriesOf(record);
    const last = entries.at(-1)?.doc;
    const isRemoved = !row && last && isSealed(last) && last.changes.some(({ pointer }) => pointer === '');
    const version = row?.version ?? (isRemoved ? entries.length : 0);
    const fault = verifyChain(entries, { key: record, version, doc: row && parsed(row.doc) });
    checked.records += 1;
    checked.entries += entries.length;
    if (fault) checked.broken.push({ record, ...fault });
  }
  return checked;
}

/** The keys of all records that have a trail, or should; in order. */
function recordsOf(database: DatabaseSync): string[] {
  const keys = database.prepare('SELECT key FROM documents').all() as { key: string }[];
  const records = keys.flatMap(({ key }) => {
    if (isAudited(key)) return [key];
    return key.startsWith('audit#') ? [key.slice('audit#'.length, key.lastIndexOf('#'))] : [];
  });
  return [...new Set(records)].sort();
}

const placeOf = (key: string): number => Number(key.slice(key.lastIndexOf('#') + 1));

/** What somebody has spoiled is no JSON any more: then it is not what was sealed either. */
function parsed(text: string): object {
  try {
    return JSON.parse(text) as object;
  } catch {
    return {};
  }
}
