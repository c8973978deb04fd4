import { hash } from 'node:crypto';
import * as z from 'zod';
import { cohortResults } from '../../../domain/results/cohort-results.ts';
import { loadCohortRecords } from '../../cohort-records.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import type { StaffContext } from '../context.ts';
import { InCohort } from '../schemas.ts';
import { rightsOf } from '../viewer.ts';
import { reportPage } from './report/report-page.ts';
import { REPORT_STYLE } from './report/style.ts';

/** The one stylesheet of the page, which stands in it, so that it can be saved and printed anywhere. */
const STYLE_HASH = hash('sha256', REPORT_STYLE, 'base64');

/** A cohort's evaluation as a page for the printer. */
export const readReport = endpoint({
  method: 'GET',
  path: '/cohorts/{cohortId}/report',
  summary: 'Read a cohort’s evaluation as a page to print',
  scope: 'staff/read',
  params: InCohort,
  answers: { 200: z.string() },
  answersAs: 'text/html',
  async handle({ params: { cohortId }, principal, now }, { documents }: StaffContext) {
    const records = await loadCohortRecords(documents, cohortId, now);
    const results = await cohortResults(records);
    return {
      status: 200,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; frame-ancestors 'none'`,
      },
      body: reportPage(records.program.program.title, records.cohort, results, rightsOf(principal)).html,
    };
  },
});
