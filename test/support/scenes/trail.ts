import type { Actor, AuditEntry } from '../../../domain/audit/audit-entry.ts';
import { auditedDocuments } from '../../../functions/audit/audited-documents.ts';
import { readChain } from '../../../functions/audit/read-chain.ts';
import type { Documents, Put, Stored } from '../../../platform/ports.ts';
import { testPorts } from '../ports.ts';

export const STAFF_ACTOR: Actor = { by: { kind: 'staff', id: 'ann' }, action: 'PATCH /things' };
export const RECORD = 'participant#p-0000000000000001';

/** A person's record with these properties, to be written after version `expectedVersion`. */
export const recordPut = (doc: object | undefined, expectedVersion = 0, key = RECORD): Put => ({
  key,
  doc: doc && { id: key.slice(key.indexOf('#') + 1), cohortId: 'c-0000000000000001', ...doc },
  expectedVersion,
});

/** A store with a trail, where a test acts as staff unless it says otherwise. */
export function trailScene(wrap?: (documents: Documents) => Documents) {
  const ports = testPorts(wrap ? { wrap } : {});
  const as = (actor: Actor = STAFF_ACTOR) => auditedDocuments(ports.documents, actor, ports.clock);
  return {
    ports,
    as,
    /** Writes the states one after the other, from version 1. */
    async live(...states: object[]) {
      for (const [version, state] of states.entries()) await as().write([recordPut(state, version)]);
    },
    async record(key = RECORD): Promise<Stored<object>> {
      return (await ports.documents.get<object>(key))!;
    },
    async chain(key = RECORD): Promise<Stored<AuditEntry>[]> {
      const version = (await ports.documents.get(key))?.version ?? 20;
      return structuredClone(await readChain(ports.documents, { key, version }));
    },
  };
}
