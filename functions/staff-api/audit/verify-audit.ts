import * as z from 'zod';
import { type Cohort, cohortKey } from '../../../domain/cohorts/cohort.ts';
import type { Documents, Page, Stored } from '../../../platform/ports.ts';
import { checkTrail } from '../../audit/check-trail.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { focusGroupsOf, goalsOf, loadCohort, participantsOf } from '../../records.ts';
import type { StaffContext } from '../context.ts';
import { InCohort } from '../schemas.ts';
import { Verification } from './audit-answers.ts';

/** A year has some fifty entries for a person: five hundred small reads, a second or two on AWS. */
const AT_ONCE = 10;

/** The cursor says how far the last call came: which list, and where in it. */
const Query = z.strictObject({
  cursor: z
    .string()
    .max(2000, { error: 'cursor' })
    .regex(/^(?:participants|focus-groups|goals):/, { error: 'cursor' })
    .optional(),
});

/**
 * Checks that the trails of a cohort, its people, sessions and goals are whole and as they were written: some records in
 * each call, until there is no cursor any more. A record that somebody took out of its list, or removed, is not found
 * here; `npm run audit` on one machine looks at everything.
 */
export const verifyAudit = endpoint({
  method: 'GET',
  path: '/cohorts/{cohortId}/audit/verification',
  summary: 'Verify the audit trail of a cohort, some records in each call',
  scope: 'staff/read',
  params: InCohort,
  query: Query,
  answers: { 200: Verification },
  async handle({ params: { cohortId }, query }, { documents }: StaffContext) {
    const cohort = await loadCohort(documents, cohortId);
    const { records, cursor } = await recordsAt(documents, cohort, query.cursor);
    const checked = await Promise.all(
      records.map(async (record) => ({ record: record.key, ...(await checkTrail(documents, record)) })),
    );
    const broken = checked.flatMap(({ record, fault }) => (fault ? [{ record, ...fault }] : []));
    const entries = checked.reduce((sum, one) => sum + one.entries, 0);
    return { status: 200, body: { records: checked.length, entries, broken, cursor } };
  },
});

/** In the order in which they are looked at. */
const LISTS = [
  { list: 'participants', nameOf: participantsOf },
  { list: 'focus-groups', nameOf: focusGroupsOf },
  { list: 'goals', nameOf: goalsOf },
] as const;

/** The cohort first, with the first of its people; then the others, list by list. */
async function recordsAt(
  documents: Documents,
  cohort: Stored<Cohort>,
  cursor = '',
): Promise<{ records: Stored<object>[]; cursor?: string }> {
  const { id } = cohort.doc;
  const [, named = 'participants', place = ''] = /^([a-z-]+):(.*)$/s.exec(cursor) ?? [];
  const at = LISTS.findIndex(({ list }) => list === named);
  const { list, nameOf } = LISTS[at]!;
  const page: Page<object> = await documents.list(nameOf(id), AT_ONCE, place === '' ? undefined : place);
  const first = cursor === '' ? [{ ...cohort, key: cohortKey(id) }] : [];
  const records = [...first, ...page.items];
  if (page.cursor !== undefined) return { records, cursor: `${list}:${page.cursor}` };
  const next = LISTS[at + 1];
  return next ? { records, cursor: `${next.list}:` } : { records };
}
