import { changeSession, SessionChange } from '../../../domain/sessions/change-session.ts';
import { JOIN_HOSTS } from '../../../domain/sessions/join-url.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { requireVersion } from '../../middleware/etag.ts';
import { loadCohort, loadFocusGroup, loadProgram } from '../../records.ts';
import type { StaffContext } from '../context.ts';
import { OfFocusGroup } from '../schemas.ts';
import { FocusGroupAnswer } from './focus-group-answers.ts';
import { focusGroupView } from './focus-group-view.ts';
import { sessionWrites } from './session-writes.ts';

/**
 * Changes a session's time, place or seats; whoever has a seat is sent the new calendar entry. No ETag in the answer:
 * telling people makes another.
 */
export const changeFocusGroup = endpoint({
  method: 'PATCH',
  path: '/cohorts/{cohortId}/focus-groups/{focusGroupId}',
  summary: 'Change a session’s time, place or seats',
  scope: 'staff/write',
  params: OfFocusGroup,
  body: SessionChange,
  example: { startsAt: '2027-08-12T14:00', place: 'Room 5' },
  answers: { 200: FocusGroupAnswer },
  ifMatch: true,
  async handle(request, { documents, settings }: StaffContext) {
    const { cohortId, focusGroupId } = request.params;
    const cohort = await loadCohort(documents, cohortId);
    const group = await loadFocusGroup(documents, focusGroupId, cohortId);
    requireVersion(request, group);
    const { program } = await loadProgram(documents, cohort.doc);
    const hosts = settings.joinUrlHosts ?? JOIN_HOSTS;
    const after = changeSession(program, cohort.doc, group.doc, request.body, hosts, request.now);
    const body = focusGroupView(after.group, request.principal);
    return { status: 200, body, ...sessionWrites(cohort, group, after) };
  },
});
