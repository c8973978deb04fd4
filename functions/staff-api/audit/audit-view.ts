import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';

/**
 * One change, with what it is chained by. Of a goal without its words, which nothing shows but the person's own page, and
 * without hashes: where it stands is one of five things, and a hash would tell which was guessed right.
 */
export function auditView(entry: AuditEntry): Omit<AuditEntry, 'hash'> {
  if (!entry.record.startsWith('goal#')) return entry;
  const { previous: _, hash: __, changes, ...shown } = entry;
  return { ...shown, changes: changes.map(({ pointer }) => ({ pointer })) };
}
