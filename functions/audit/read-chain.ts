import { type AuditEntry, auditKey } from '../../domain/audit/audit-entry.ts';
import type { Documents, Stored } from '../../platform/ports.ts';

/** Read side by side. */
const AT_ONCE = 50;

/**
 * Every entry of a record, by rising version: by their keys, because lists need not be up to date. One more is looked
 * for than there may be, so that an entry that was written ahead is found.
 */
export async function readChain(
  documents: Documents,
  record: Pick<Stored<unknown>, 'key' | 'version'>,
): Promise<Stored<AuditEntry>[]> {
  const found: Stored<AuditEntry>[] = [];
  for (let first = 1; first <= record.version + 1; first += AT_ONCE) {
    const count = Math.min(AT_ONCE, record.version + 2 - first);
    const keys = Array.from({ length: count }, (_, index) => auditKey(record.key, first + index));
    const stored = await Promise.all(keys.map((key) => documents.get<AuditEntry>(key)));
    found.push(...stored.filter((one) => one !== undefined));
  }
  return found;
}
