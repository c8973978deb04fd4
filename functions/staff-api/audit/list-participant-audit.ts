import * as z from 'zod';
import { type AuditEntry, auditKey } from '../../../domain/audit/audit-entry.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { loadPerson } from '../../records.ts';
import type { StaffContext } from '../context.ts';
import { PageQuery } from '../page.ts';
import { OfParticipant } from '../schemas.ts';
import { AuditPage } from './audit-answers.ts';
import { auditView } from './audit-view.ts';
import { namedContacts } from './named-contacts.ts';

/** The cursor is the version that the next page begins with. */
const Query = PageQuery.extend({
  cursor: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, { error: 'cursor' })
    .transform(Number)
    .optional(),
});

/** Every change of one participant, newest first. Entries are found by version, so none that is written is left out. */
export const listParticipantAudit = endpoint({
  method: 'GET',
  path: '/cohorts/{cohortId}/participants/{participantId}/audit',
  summary: 'List every change of a participant, the newest first',
  scope: 'staff/identities',
  params: OfParticipant,
  query: Query,
  answers: { 200: AuditPage },
  async handle({ params: { cohortId, participantId }, query }, { documents }: StaffContext) {
    const { participant } = await loadPerson(documents, participantId, cohortId);
    const newest = Math.min(query.cursor ?? participant.version, participant.version);
    const oldest = Math.max(1, newest - query.limit + 1);
    const keys = Array.from({ length: newest - oldest + 1 }, (_, index) =>
      auditKey(participant.key, newest - index),
    );
    const stored = await Promise.all(keys.map((key) => documents.get<AuditEntry>(key)));
    const entries = stored.flatMap((one) => (one ? [one.doc] : []));
    const contacts = namedContacts(entries, [participant.doc]);
    const cursor = oldest > 1 ? String(oldest - 1) : undefined;
    return { status: 200, body: { items: entries.map(auditView), cursor, contacts } };
  },
});
