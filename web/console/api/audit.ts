import { infiniteQueryOptions } from '@tanstack/react-query';
import type { Connection } from './connection.ts';

/** A place that changed, as a JSON Pointer; without `before` something was put there, without `after` taken away. */
export interface AuditChange {
  pointer: string;
  before?: unknown;
  after?: unknown;
}

/** One change of one record, which its version and hash chain to the one before. `at` is UTC. */
export interface AuditEntry {
  /** The record's key, such as `participant#p-…`. */
  record: string;
  version: number;
  at: string;
  by: { kind: 'staff'; id: string } | { kind: 'participant' } | { kind: 'rule'; name: string };
  /** The route, or what the rule did. */
  action: string;
  changes: AuditChange[];
  /** Too much for one entry: not all places, and none with its values. */
  abridged?: true;
  /** Not of a goal. */
  hash?: string;
}

/** What contacts are, by record and by their place in its log. */
export type ContactPlaces = Record<
  string,
  Record<string, { touchpoint: string; kind: string; number: number }>
>;

/** A page of changes, and what contacts are that a change names by their place alone. */
export interface AuditPage {
  items: AuditEntry[];
  cursor?: string;
  contacts: ContactPlaces;
}

/** How much has been looked at, and each record whose trail is not as it was written. */
export interface Verification {
  records: number;
  entries: number;
  broken: {
    record: string;
    version: number;
    fault: 'altered' | 'missing' | 'moved' | 'inserted' | 'record';
  }[];
}

const PAGE = '50';

/** Every change of a cohort, or of one of its participants, newest first, page after page. */
export const auditQuery = (connection: Connection, cohortId: string, participantId?: string) => {
  const path = participantId
    ? `/cohorts/${cohortId}/participants/${participantId}/audit`
    : `/cohorts/${cohortId}/audit`;
  return infiniteQueryOptions({
    queryKey: ['cohort', cohortId, 'audit', participantId ?? ''],
    initialPageParam: '',
    queryFn: async ({ pageParam }) => {
      const query = new URLSearchParams({ limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) });
      return (await connection.ask<AuditPage>('GET', `${path}?${query}`)).body;
    },
    getNextPageParam: ({ cursor }) => cursor,
  });
};

/** Checks every trail of a cohort, some records in each call; `progress` is told how many have been so far. */
export async function verifyAudit(
  connection: Connection,
  cohortId: string,
  progress: (records: number) => void,
): Promise<Verification> {
  const sum: Verification = { records: 0, entries: 0, broken: [] };
  let cursor: string | undefined;
  do {
    const query = cursor === undefined ? '' : `?${new URLSearchParams({ cursor })}`;
    const path = `/cohorts/${cohortId}/audit/verification${query}`;
    const { body } = await connection.ask<Verification & { cursor?: string }>('GET', path);
    sum.records += body.records;
    sum.entries += body.entries;
    sum.broken.push(...body.broken);
    progress(sum.records);
    cursor = body.cursor;
  } while (cursor !== undefined);
  return sum;
}
