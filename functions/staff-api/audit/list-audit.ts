import { type AuditEntry, auditOf } from '../../../domain/audit/audit-entry.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { loadCohort } from '../../records.ts';
import type { StaffContext } from '../context.ts';
import { PageQuery, pageOf, pageView } from '../page.ts';
import { InCohort } from '../schemas.ts';
import { AuditEntryAnswer } from './audit-answers.ts';
import { auditView } from './audit-view.ts';

/** Every change of a cohort, its sessions, people and goals, newest first: who or which rule, what, and when. */
export const listAudit = endpoint({
  method: 'GET',
  path: '/cohorts/{cohortId}/audit',
  summary: 'List every change of a cohort, the newest first',
  scope: 'staff/identities',
  params: InCohort,
  query: PageQuery,
  answers: { 200: pageOf(AuditEntryAnswer) },
  async handle({ params: { cohortId }, query }, { documents }: StaffContext) {
    await loadCohort(documents, cohortId);
    const page = await documents.list<AuditEntry>(auditOf(cohortId), query.limit, query.cursor);
    return { status: 200, body: pageView(page, auditView) };
  },
});
