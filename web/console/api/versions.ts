import { queryOptions } from '@tanstack/react-query';
import type { Connection } from './connection.ts';
import type { MovePreview, ParticipantMove } from './moves.ts';

/** One property that is another in the later version. */
export interface FieldChange {
  field: string;
  from?: unknown;
  to?: unknown;
}

/** A touchpoint, survey, question, scale or mail that only one version has, or that differs in `fields`. */
export interface NamedChange {
  id: string;
  title: string;
  change: 'added' | 'removed' | 'changed';
  fields: FieldChange[];
}

/** How two versions of a program differ. */
export interface Comparison {
  from: string;
  to: string;
  general: FieldChange[];
  touchpoints: NamedChange[];
  surveys: (NamedChange & { questions: NamedChange[]; scales: NamedChange[] })[];
  mails: NamedChange[];
}

/** Why a cohort cannot have a version. */
export interface Refusal {
  code: string;
  touchpoint?: string;
  survey?: string;
  question?: string;
  people?: number;
}

/** All pages of a preview as one; adopting the version asks for `etag`, of the first of them. */
export interface Adoption {
  moves: (ParticipantMove & { finishing: string[] })[];
  refusals: Refusal[];
  /** Of the cohort that this is about. */
  etag: string | null;
}

/** By the content hashes of two versions: what they differ in can never change. */
export const comparisonQuery = (connection: Connection, programId: string, from: string, to: string) =>
  queryOptions({
    queryKey: ['comparison', programId, from, to],
    queryFn: async () => {
      const path = `/programs/${programId}/comparison?${new URLSearchParams({ from, to })}`;
      return (await connection.ask<Comparison>('GET', path)).body;
    },
  });

/** One page of such a preview. */
export type AdoptionPage = Omit<MovePreview, 'items'> & { items: Adoption['moves']; refusals: Refusal[] };

/** What another version would change for everybody, and why it cannot be had, each reason once. */
export async function adoptionOf(
  connection: Connection,
  cohortId: string,
  version: string,
): Promise<Adoption> {
  const moves: Adoption['moves'] = [];
  const refusals = new Map<string, Refusal>();
  let cursor: string | undefined;
  let etag: string | null = null;
  do {
    const page = new URLSearchParams({ limit: '200', ...(cursor ? { cursor } : {}) });
    const path = `/cohorts/${cohortId}/program-version/preview?${page}`;
    const answer = await connection.ask<AdoptionPage>('POST', path, { body: { version } });
    // A change between two pages is refused when the version is adopted: it names the version of the first.
    etag ??= answer.etag;
    moves.push(...answer.body.items);
    for (const { people = 0, ...reason } of answer.body.refusals) {
      const key = JSON.stringify(reason);
      refusals.set(key, { ...reason, people: people + (refusals.get(key)?.people ?? 0) });
    }
    cursor = answer.body.cursor;
  } while (cursor !== undefined);
  return { moves, refusals: [...refusals.values()], etag };
}
