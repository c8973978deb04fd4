import type { Participant } from '../../../domain/participants/participant.ts';
import type { Documents } from '../../../platform/ports.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { loadFocusGroup, participantsOf } from '../../records.ts';
import type { StaffContext } from '../context.ts';
import { OfFocusGroup } from '../schemas.ts';
import { FocusGroupWithDeclined } from './focus-group-answers.ts';
import { focusGroupView } from './focus-group-view.ts';

/** A cohort has 15 to 50 people; of a larger one the list of participants says the rest. */
const MOST_PAGES = 5;

/** One session: seats, waiting list, offers, and who of the cohort does not want one. Its ETag is what changing it asks for. */
export const readFocusGroup = endpoint({
  method: 'GET',
  path: '/cohorts/{cohortId}/focus-groups/{focusGroupId}',
  summary: 'Read a session with its seats, waiting list and offers',
  scope: 'staff/read',
  params: OfFocusGroup,
  answers: { 200: FocusGroupWithDeclined },
  async handle({ params: { cohortId, focusGroupId }, principal }, { documents }: StaffContext) {
    const { doc, version } = await loadFocusGroup(documents, focusGroupId, cohortId);
    const declined = await declinedOf(documents, cohortId, doc.touchpoint);
    return { status: 200, body: { ...focusGroupView(doc, principal), declined }, version };
  },
});

async function declinedOf(documents: Documents, cohortId: string, touchpoint: string): Promise<object[]> {
  const found: object[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await documents.list<Participant>(participantsOf(cohortId), 200, cursor);
    for (const { doc } of page.items) {
      const state = doc.touchpoints[touchpoint];
      if (state?.kind !== 'declined' || doc.status.kind !== 'active') continue;
      found.push({ participantId: doc.id, why: state.why, at: state.at });
    }
    cursor = page.cursor;
    if (cursor === undefined) break;
  }
  return found;
}
