import { createHash } from 'node:crypto';
import { cohortResults } from '../../domain/results/cohort-results.ts';
import { loadCohortRecords } from '../cohort-records.ts';
import { endpoint } from '../middleware/endpoint.ts';
import type { StaffContext } from './context.ts';
import { mayReadFreeText, maySeeIdentities } from './file-reader.ts';
import { reportPage } from './report/report-page.ts';
import { REPORT_STYLE } from './report/style.ts';
import { InCohort } from './schemas.ts';

/** The one stylesheet of the page, which stands in it, so that it can be saved and printed anywhere. */
const STYLE_HASH = createHash('sha256').update(REPORT_STYLE).digest('base64');

/** A cohort's evaluation as a page for the printer. */
export const readReport = endpoint({
  method: 'GET',
  path: '/cohorts/{cohortId}/report',
  scope: 'staff/read',
  params: InCohort,
  async handle({ params: { cohortId }, principal, now }, { documents }: StaffContext) {
    const records = await loadCohortRecords(documents, cohortId, now);
    const results = await cohortResults(records);
    const options = { identities: maySeeIdentities(principal), freeText: mayReadFreeText(principal) };
    return {
      status: 200,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; frame-ancestors 'none'`,
      },
      body: reportPage(records.program.program.title, records.cohort, results, options).html,
    };
  },
});
