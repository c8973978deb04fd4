import { applyDifferences } from '../../domain/audit/apply-differences.ts';
import { type AuditEntry, auditKey } from '../../domain/audit/audit-entry.ts';
import { differences } from '../../domain/audit/difference.ts';
import type { Stored } from '../../platform/ports.ts';
import { isSealed } from './sealed-entry.ts';

/**
 * What is wrong with a trail, and where it begins. `altered`: not as it was sealed, or not the one that the next
 * was written after. `missing`: there is none for that version. `moved`: a sound entry in the place of another.
 * `inserted`: about a version that the record never had. `record`: the record is not what its entries say.
 */
export interface ChainFault {
  version: number;
  fault: 'altered' | 'missing' | 'moved' | 'inserted' | 'record';
}

/**
 * Checks the trail of one record: one sound entry for each version from 1, each following the one before, together
 * making the record as it is. Whoever can write the store could seal a whole trail anew; this finds everything less.
 *
 * @param entries all there are, by rising version
 * @returns the first fault; undefined when there is none
 */
export function verifyChain(
  entries: readonly Stored<AuditEntry>[],
  record: { key: string; version: number; doc?: object | undefined },
): ChainFault | undefined {
  let last: AuditEntry | undefined;
  for (const stored of entries) {
    const fault = faultOf(stored, last, record);
    if (fault) return fault;
    last = stored.doc;
  }
  const version = last?.version ?? 0;
  if (version < record.version) return { version: version + 1, fault: 'missing' };
  return record.doc === undefined || isMadeBy(entries, record.doc)
    ? undefined
    : { version: record.version, fault: 'record' };
}

function faultOf(
  { key, version: writes, doc: entry }: Stored<AuditEntry>,
  last: AuditEntry | undefined,
  record: { key: string; version: number },
): ChainFault | undefined {
  const version = (last?.version ?? 0) + 1;
  const place = Number(key.slice(key.lastIndexOf('#') + 1));
  if (version > record.version) return { version: place, fault: 'inserted' };
  if (key !== auditKey(record.key, version)) {
    return place > version ? { version, fault: 'missing' } : { version: place, fault: 'inserted' };
  }
  if (writes !== 1 || !isSealed(entry)) return { version, fault: 'altered' };
  if (entry.record !== record.key || entry.version !== version) return { version, fault: 'moved' };
  // Sound in itself: so it is the one before that is not the one it was written after.
  if (entry.previous !== last?.hash) return { version: Math.max(1, version - 1), fault: 'altered' };
  return undefined;
}

function isMadeBy(entries: readonly Stored<AuditEntry>[], record: object): boolean {
  if (entries.some(({ doc }) => doc.abridged)) return true;
  try {
    const changes = entries.flatMap(({ doc }) => doc.changes);
    const made = applyDifferences({}, changes);
    return differences(made, record).length === 0;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
