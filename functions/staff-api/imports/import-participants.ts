import * as z from 'zod';
import { checkedFile } from '../../imports/checked-file.ts';
import { dryRun, importStep } from '../../imports/import-step.ts';
import { ENCODINGS, SEPARATORS } from '../../imports/read-file.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { HttpProblem } from '../../middleware/problem.ts';
import { loadCohort, loadProgram } from '../../records.ts';
import type { StaffContext } from '../context.ts';
import { DryRun, InCohort } from '../schemas.ts';
import { ImportAnswer, ImportReport } from './import-answers.ts';
import { importView } from './import-view.ts';

const MOST_BYTES = 1024 * 1024;

/**
 * Enrolls the people of a CSV file. Unless `dryRun=false` it only says what would happen; with it, each call imports
 * the next rows, and is repeated with the same file until it says `finished`.
 */
export const importParticipants = endpoint({
  method: 'POST',
  path: '/cohorts/{cohortId}/imports',
  summary: 'Enroll the people of a CSV file, or say what would happen',
  scope: 'staff/write',
  params: InCohort,
  query: z.strictObject({
    dryRun: DryRun.default(true),
    separator: z.enum(SEPARATORS, { error: 'option: comma, semicolon or tab' }).default('comma'),
    encoding: z.enum(ENCODINGS, { error: 'option: utf-8, windows-1252 or utf-16le' }).default('utf-8'),
  }),
  body: z.strictObject({ contentType: z.string(), bytes: z.instanceof(Uint8Array) }),
  bodyAs: 'bytes',
  takes: 'text/csv',
  example: 'name,email,timeZone,consent\nAda Okafor,ada.okafor@hospital.example,America/New_York,yes\n',
  answers: { 200: z.union([ImportReport, ImportAnswer]) },
  bodyLimit: MOST_BYTES,
  // The file is its own key: the same one has the same id and continues where it was left.
  idempotency: 'none',
  async handle({ params: { cohortId }, query, body, now }, ports: StaffContext) {
    if (!/^text\/csv\s*(;|$)/i.test(body.contentType)) {
      throw new HttpProblem(415, 'content-type', 'Send a CSV file: Content-Type: text/csv.');
    }
    const cohort = await loadCohort(ports.documents, cohortId);
    const program = await loadProgram(ports.documents, cohort.doc);
    const { separator, encoding } = query;
    const { id, rows } = checkedFile(body.bytes, { separator, encoding }, cohort.doc, now);
    if (query.dryRun) {
      const report = await dryRun(ports.documents, cohortId, rows);
      const count = (result: string) => report.filter((one) => one.result === result).length;
      const form = { separator, encoding };
      const counts = { rows: rows.length, new: count('new'), known: count('known') };
      return { status: 200, body: { importId: id, dryRun: true, ...form, ...counts, report } };
    }
    const { record, ...effect } = await importStep(ports, { cohort, program }, { id, rows }, now);
    return { status: 200, body: importView(record), ...effect };
  },
});
