import {
  type Actor,
  type AuditEntry,
  auditKey,
  auditOf,
  auditSort,
  isAudited,
} from '../../domain/audit-entry.ts';
import { VersionConflict } from '../../domain/errors.ts';
import type { Clock, Documents, Put, Stored } from '../../platform/ports.ts';
import { headsOf } from './heads.ts';
import { type Sealed, sealedEntry } from './sealed-entry.ts';

/** There is an entry for a version that its record does not have yet: somebody wrote past this program. */
export class TrailAhead extends Error {
  override readonly name = 'TrailAhead';
}

/**
 * The same documents, where every change of an audited record is written together with the entry that says who
 * changed what (FAULTS I9). For one actor, and for as long as it acts: what it reads is remembered, so that the
 * difference costs no second reading. A write holds 100 documents with the entries.
 */
export function auditedDocuments(documents: Documents, actor: Actor, clock: Clock): Documents {
  const heads = headsOf(documents);
  const known = new Map<string, Stored<object>>();

  function remember(stored: Stored<unknown> | undefined): void {
    if (stored && isAudited(stored.key)) known.set(stored.key, stored as Stored<object>);
  }

  async function before({ key, expectedVersion }: Put): Promise<Stored<object> | undefined> {
    if (known.get(key)?.version !== expectedVersion) remember(await documents.get(key));
    return known.get(key);
  }

  /** Undefined when the record is not at the version that the write expects. */
  async function entryOf(put: Put): Promise<Sealed | undefined> {
    const { key: record, doc: after, expectedVersion } = put;
    const change = { ...actor, record, version: expectedVersion + 1, at: clock.now(), after };
    if (expectedVersion === 0) return sealedEntry({ ...change, before: undefined, previous: undefined });
    const old = await before(put);
    if (old?.version !== expectedVersion) return undefined;
    const previous =
      heads.get(record, expectedVersion) ??
      (await documents.get<AuditEntry>(auditKey(record, expectedVersion)))?.doc.hash;
    return sealedEntry({ ...change, before: old.doc, previous });
  }

  async function write(puts: Put[]): Promise<void> {
    const changed = puts.filter(({ key }) => isAudited(key));
    if (changed.length === 0) return documents.write(puts);
    const entries = await Promise.all(changed.map(entryOf));
    const sealed = entries.filter((entry) => entry !== undefined);
    if (sealed.length < entries.length) throw await conflict(documents, puts);
    try {
      await documents.write([...puts, ...changed.map((put, index) => entryPut(sealed[index]!, put, known))]);
    } catch (error) {
      throw error instanceof VersionConflict ? withoutEntries(error, puts) : error;
    }
    for (const { entry } of sealed) heads.set(entry.record, entry.version, entry.hash);
    for (const { key, doc, expectedVersion } of changed) {
      if (doc) known.set(key, { key, version: expectedVersion + 1, doc });
      else known.delete(key);
    }
  }

  return {
    async get<Doc>(key: string) {
      const stored = await documents.get<Doc>(key);
      remember(stored);
      return stored;
    },
    async list<Doc>(...of: Parameters<Documents['list']>) {
      const page = await documents.list<Doc>(...of);
      page.items.forEach(remember);
      return page;
    },
    due: (...of) => documents.due(...of),
    write,
  };
}

function entryPut(
  { entry, json }: Sealed,
  { key, doc }: Put,
  known: ReadonlyMap<string, Stored<object>>,
): Put {
  const record = (doc ?? known.get(key)?.doc ?? {}) as { id?: string; cohortId?: string };
  // A cohort is in itself.
  const cohortId = record.cohortId ?? record.id ?? '';
  return {
    key: auditKey(entry.record, entry.version),
    doc: entry,
    json,
    expectedVersion: 0,
    listed: { list: auditOf(cohortId), sort: auditSort(entry) },
  };
}

/** The refusal that the store would have given: naming all that is not at its expected version. */
async function conflict(documents: Documents, puts: readonly Put[]): Promise<VersionConflict> {
  const stored = await Promise.all(puts.map(({ key }) => documents.get(key)));
  const isStale = ({ expectedVersion }: Put, index: number) =>
    (stored[index]?.version ?? 0) !== expectedVersion;
  return new VersionConflict(puts.filter(isStale).map(({ key }) => key));
}

/** The refusal as the caller knows it: about what it wanted to write. */
function withoutEntries(error: VersionConflict, puts: readonly Put[]): Error {
  const own = new Set(puts.map(({ key }) => key));
  const keys = error.keys.filter((key) => own.has(key));
  if (keys.length === 0) return new TrailAhead('An audit entry is there already.', { cause: error });
  return Object.assign(new VersionConflict(keys), { cause: error });
}
