import { type AuditEntry, auditOf } from '../../../domain/audit/audit-entry.ts';
import type { Participant } from '../../../domain/participants/participant.ts';
import type { Documents } from '../../../platform/ports.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { loadCohort } from '../../records.ts';
import type { StaffContext } from '../context.ts';
import { PageQuery, pageView } from '../page.ts';
import { InCohort } from '../schemas.ts';
import { AuditPage } from './audit-answers.ts';
import { auditView } from './audit-view.ts';
import { namedContacts, placesIn } from './named-contacts.ts';

/** Every change of a cohort, its sessions, people and goals, newest first: who or which rule, what, and when. */
export const listAudit = endpoint({
  method: 'GET',
  path: '/cohorts/{cohortId}/audit',
  summary: 'List every change of a cohort, the newest first',
  scope: 'staff/identities',
  params: InCohort,
  query: PageQuery,
  answers: { 200: AuditPage },
  async handle({ params: { cohortId }, query }, { documents }: StaffContext) {
    await loadCohort(documents, cohortId);
    const page = await documents.list<AuditEntry>(auditOf(cohortId), query.limit, query.cursor);
    const entries = page.items.map(({ doc }) => doc);
    const contacts = namedContacts(entries, await peopleOf(documents, entries));
    return { status: 200, body: { ...pageView(page, auditView), contacts } };
  },
});

/** Those of whose contacts some entries tell. */
async function peopleOf(documents: Documents, entries: readonly AuditEntry[]): Promise<Participant[]> {
  const told = entries.filter((entry) => placesIn(entry).length > 0);
  const keys = new Set(told.map(({ record }) => record));
  const stored = await Promise.all([...keys].map((key) => documents.get<Participant>(key)));
  return stored.flatMap((one) => (one ? [one.doc] : []));
}
