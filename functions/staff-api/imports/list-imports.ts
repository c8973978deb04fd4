import { type ImportRecord, importsOf } from '../../imports/import-record.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { loadCohort } from '../../records.ts';
import type { StaffContext } from '../context.ts';
import { PageQuery, pageOf, pageView } from '../page.ts';
import { InCohort } from '../schemas.ts';
import { ImportAnswer } from './import-answers.ts';
import { importView } from './import-view.ts';

/** The files that people of a cohort were imported from, the oldest first: ids and counts, nobody's data. */
export const listImports = endpoint({
  method: 'GET',
  path: '/cohorts/{cohortId}/imports',
  summary: 'List a cohort’s imports and how far each has come',
  scope: 'staff/read',
  params: InCohort,
  query: PageQuery,
  answers: { 200: pageOf(ImportAnswer) },
  async handle({ params: { cohortId }, query }, { documents }: StaffContext) {
    await loadCohort(documents, cohortId);
    const page = await documents.list<ImportRecord>(importsOf(cohortId), query.limit, query.cursor);
    return { status: 200, body: pageView(page, importView) };
  },
});
