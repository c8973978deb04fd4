import {
  type Actor,
  type AuditEntry,
  auditKey,
  auditOf,
  auditSort,
  isAudited,
} from '../../domain/audit/audit-entry.ts';
import { VersionConflict } from '../../domain/errors.ts';
import type { Clock, Documents, Put, Stored } from '../../platform/ports.ts';
import { headsOf } from './heads.ts';
import { type Change, type Sealed, sealedEntry } from './sealed-entry.ts';

/** What a record was before a change, and the hash of the entry that says so; nothing where it is made. */
type Past = Pick<Change, 'before' | 'previous'>;

const NONE: Past = { before: undefined, previous: undefined };

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

  async function remembered<Doc>(key: string): Promise<Stored<Doc> | undefined> {
    const stored = await documents.get<Doc>(key);
    remember(stored);
    return stored;
  }

  function remember(stored: Stored<unknown> | undefined): void {
    if (stored && isAudited(stored.key)) known.set(stored.key, stored as Stored<object>);
  }

  /** What an entry needs of the past, where that is in memory. */
  function atHand({ key, expectedVersion }: Put): Past | undefined {
    if (expectedVersion === 0) return NONE;
    const old = known.get(key);
    const previous = heads.get(key, expectedVersion);
    return old?.version === expectedVersion && previous !== undefined
      ? { before: old.doc, previous }
      : undefined;
  }

  /** Undefined when the record is not at the version that the write expects. */
  async function read({ key, expectedVersion }: Put): Promise<Past | undefined> {
    if (known.get(key)?.version !== expectedVersion) remember(await documents.get(key));
    const old = known.get(key);
    if (old?.version !== expectedVersion) return undefined;
    const previous =
      heads.get(key, expectedVersion) ??
      (await documents.get<AuditEntry>(auditKey(key, expectedVersion)))?.doc.hash;
    return { before: old.doc, previous };
  }

  /** Undefined where a record is not at the version that the write expects. */
  async function pastOf(puts: readonly Put[]): Promise<Past[] | undefined> {
    const quick = puts.map(atHand);
    const past = quick.includes(undefined)
      ? await Promise.all(quick.map((one, index) => one ?? read(puts[index]!)))
      : quick;
    const found = past.filter((one) => one !== undefined);
    return found.length === puts.length ? found : undefined;
  }

  async function write(puts: Put[]): Promise<void> {
    const changed = puts.filter(({ key }) => isAudited(key));
    if (changed.length === 0) return documents.write(puts);
    const past = await pastOf(changed);
    if (!past) throw await conflict(documents, puts);
    const at = clock.now();
    const sealed = changed.map(({ key: record, doc: after, expectedVersion }, index) =>
      sealedEntry({ ...actor, record, version: expectedVersion + 1, at, after, ...past[index]! }),
    );
    try {
      await documents.write([...puts, ...changed.map((put, index) => entryPut(sealed[index]!, put, known))]);
    } catch (error) {
      throw error instanceof VersionConflict ? withoutEntries(error, puts) : error;
    }
    for (const { entry } of sealed) heads.set(entry.record, entry.version, entry.hash);
    for (const { key, doc, expectedVersion } of changed) {
      if (doc) known.set(key, { key, version: expectedVersion + 1, doc });
    }
  }

  return {
    get: (key) => (isAudited(key) ? remembered(key) : documents.get(key)),
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
