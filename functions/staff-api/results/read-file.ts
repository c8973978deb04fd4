import * as z from 'zod';
import { NotFound } from '../../../domain/errors.ts';
import { csvText } from '../../../domain/files/csv-text.ts';
import { DATA_FILES } from '../../../domain/files/data-files.ts';
import { CohortId } from '../../../domain/id.ts';
import { Slug } from '../../../domain/programs/program.ts';
import { loadCohortRecords } from '../../cohort-records.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import type { StaffContext } from '../context.ts';
import { readerFor } from './file-reader.ts';
import { reportedStream } from './reported-stream.ts';

/**
 * One file of a cohort as CSV, sent while it is made. A gateway that cannot send so answers with its first part and a
 * Link to the next (`inParts`).
 */
export const readFile = endpoint({
  method: 'GET',
  path: '/cohorts/{cohortId}/files/{name}',
  summary: 'Read one file of a cohort; where it comes in parts, `Link` leads to the next',
  scope: 'staff/results',
  params: z.strictObject({ cohortId: CohortId, name: Slug }),
  answers: { 200: z.string() },
  answersAs: 'text/csv',
  async handle({ params: { cohortId, name }, principal, now }, context: StaffContext) {
    const file = DATA_FILES.find((one) => one.name === name);
    if (!file) throw new NotFound('file');
    const records = await loadCohortRecords(context.documents, cohortId, now);
    const { reader, writes } = await readerFor(principal, context, cohortId);
    return {
      status: 200,
      headers: {
        'content-type': 'text/csv; charset=utf-8; header=present',
        'content-disposition': `attachment; filename="${records.cohort.programId}-${cohortId}-${name}.csv"`,
      },
      body: reportedStream(csvText(file, records, reader), `file ${name}`),
      writes,
    };
  },
});
