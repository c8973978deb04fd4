import { createHash } from 'node:crypto';
import type { Instant } from '../../domain/dates/instant.ts';
import type { CohortId, ParticipantId } from '../../domain/id.ts';
import type { Documents, Put, Stored } from '../../platform/ports.ts';
import { everyDocument } from '../every-document.ts';

/** One file and how far it has come. Nobody's data: addresses as hashes only. */
export interface ImportRecord {
  id: string;
  cohortId: CohortId;
  createdAt: Instant;
  rows: number;
  /** How many rows have been dealt with. */
  cursor: number;
  /** How many of them were of people who were there already. */
  known: number;
  /** Whom the others enrolled, by the hash of the address in the file, whatever became of it since. */
  enrolled: Record<string, ParticipantId>;
  /** While it is being undone, and afterwards: whom it could not undo any more. */
  undo?: { kept: Record<string, ParticipantId>; undone: number };
}

/** The same for the same file in the same cohort. */
export const importIdOf = (cohortId: string, bytes: Uint8Array): string =>
  `i-${createHash('sha256').update(cohortId).update(bytes).digest('hex').slice(0, 24)}`;

const importKey = (cohortId: string, id: string): string => `import#${cohortId}.${id}`;

/** The list of a cohort's imports, by creation. */
export const importsOf = (cohortId: string): string => `${cohortId}/imports`;

/** To be written with the people of the step it counts, in one transaction: else a repeated step counts twice. */
export const putImport = (record: ImportRecord, expectedVersion: number): Put => ({
  key: importKey(record.cohortId, record.id),
  doc: record,
  expectedVersion,
  listed: { list: importsOf(record.cohortId), sort: `${record.createdAt} ${record.id}` },
});

/** Undefined where the cohort never had a file with these bytes. */
export const readImport = (documents: Documents, cohortId: string, id: string) =>
  documents.get<ImportRecord>(importKey(cohortId, id));

/** Hashes of all addresses that any file brought into the cohort and that were not undone. */
export async function importedBefore(documents: Documents, cohortId: string): Promise<Set<string>> {
  const hashes = new Set<string>();
  for await (const { enrolled } of everyDocument<ImportRecord>(documents, importsOf(cohortId))) {
    for (const hash of Object.keys(enrolled)) hashes.add(hash);
  }
  return hashes;
}

/** Where a file stands: as it was left, or at its beginning, also after it was undone. */
export function begun(
  stored: Stored<ImportRecord> | undefined,
  fresh: Pick<ImportRecord, 'id' | 'cohortId' | 'createdAt' | 'rows'>,
): ImportRecord {
  if (!stored) return { ...fresh, cursor: 0, known: 0, enrolled: {} };
  const { doc } = stored;
  if (!doc.undo) return doc;
  const { undo, ...rest } = doc;
  return { ...rest, cursor: 0, known: 0, enrolled: undo.kept };
}

/** Still being undone: nothing can be imported meanwhile. */
export const isUndoing = ({ undo, enrolled }: ImportRecord): boolean =>
  undo !== undefined && Object.keys(enrolled).length > 0;
