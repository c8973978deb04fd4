import { createHmac } from 'node:crypto';
import type { Instant } from '../../../domain/dates/instant.ts';
import type { CohortRecords, Reader } from '../../../domain/files/cohort-records.ts';
import { newKey } from '../../../domain/id.ts';
import type { FocusGroup } from '../../../domain/sessions/focus-group.ts';
import { type Life, live } from '../../../rehearsal/live.ts';
import { readOptions } from '../../../rehearsal/options.ts';
import { PROGRAMS } from '../builders.ts';

/** A list as the records hand it out. */
export async function* each<One>(list: readonly One[]): AsyncGenerator<One> {
  yield* list;
}

/** The four real cohorts of academic year 2020, lived through with seed 1 until everything was over. */
export async function academicYear(): Promise<Life> {
  const { cohorts, seed } = readOptions(['--seed', '1', '--out', 'no-such-folder']);
  return live({ cohorts, programs: PROGRAMS, seed, lanes: 1 });
}

export const AFTERWARDS = '2022-01-01T00:00:00.000Z' as Instant;

/** One lived cohort as files and results read it. */
export function recordsOf(
  { cohort, program, people, responses }: Life['cohorts'][number],
  { now = AFTERWARDS, focusGroups = [] }: { now?: Instant; focusGroups?: FocusGroup[] } = {},
): CohortRecords {
  return {
    cohort: cohort.doc,
    program,
    versions: async () => [program],
    now,
    participants: () => each(people.map(({ participant }) => participant.doc)),
    responses: () => each(responses),
    focusGroups: () => each(focusGroups),
  };
}

/** Somebody who may read everything unless said otherwise. */
export const reader = (changes: Partial<Reader> = {}): Reader => ({
  identities: true,
  freeText: true,
  keyOf: (id) =>
    newKey((count) => createHmac('sha256', 'a test secret').update(id).digest().subarray(0, count)),
  ...changes,
});
