import { expect, test } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import type { CohortRecords } from '../../../domain/files/cohort-records.ts';
import type { Row } from '../../../domain/files/csv.ts';
import type { DataFile } from '../../../domain/files/data-file.ts';
import { missingWaves } from '../../../domain/files/missing-waves.ts';
import { roster } from '../../../domain/files/roster.ts';
import { smallCohort, smallProgram } from '../../support/small-program.ts';

async function* nobody() {}

/** The small program with other ids for its two surveys. */
function recordsOf(...ids: [string, string]): CohortRecords {
  const program = smallProgram();
  for (const [index, id] of ids.entries()) program.program.touchpoints[index]!.id = id;
  return {
    cohort: smallCohort(),
    program,
    versions: async () => [program],
    now: '2027-02-05T15:00:00.000Z' as Instant,
    participants: nobody,
    responses: nobody,
    focusGroups: nobody,
  };
}

async function headerOf(file: DataFile, records: CohortRecords): Promise<Row> {
  const header: Row[] = [];
  for await (const row of file.rows(records, reader)) header.push(row);
  return header[0]!;
}

const reader = { identities: true, freeText: true, keyOf: (id: string) => id };

test('a touchpoint that is called like another column of the roster has a column of its own name', async () => {
  const value = await headerOf(roster, recordsOf('status', 'enrolled-on'));
  expect(value.slice(-5)).toEqual(['withdrawn_on', 'mail', 'status__2', 'enrolled_on__2', 'focus_group']);
  expect(new Set(value).size).toBe(value.length);
});

test('so has a wave that is called like another column of the table of missing waves', async () => {
  const value = await headerOf(missingWaves, recordsOf('missing', 'name'));
  expect(value).toEqual(['cohort', 'participant', 'name', 'email', 'missing__2', 'name__2', 'missing']);
});
