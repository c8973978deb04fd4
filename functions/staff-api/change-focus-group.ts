import { changeSession, SessionChange } from '../../domain/change-session.ts';
import { JOIN_HOSTS } from '../../domain/join-url.ts';
import { endpoint } from '../middleware/endpoint.ts';
import { requireVersion } from '../middleware/etag.ts';
import { loadCohort, loadFocusGroup, loadProgram } from '../records.ts';
import type { StaffContext } from './context.ts';
import { OfFocusGroup } from './schemas.ts';
import { sessionWrites } from './session-writes.ts';
import { focusGroupView } from './views.ts';

/**
 * Changes a session's time, place or seats; whoever has a seat is sent the new calendar entry. No ETag in the answer:
 * telling people makes another.
 */
export const changeFocusGroup = endpoint({
  method: 'PATCH',
  path: '/cohorts/{cohortId}/focus-groups/{focusGroupId}',
  scope: 'staff/write',
  params: OfFocusGroup,
  body: SessionChange,
  ifMatch: true,
  async handle(request, { documents, settings }: StaffContext) {
    const { cohortId, focusGroupId } = request.params;
    const cohort = await loadCohort(documents, cohortId);
    const group = await loadFocusGroup(documents, focusGroupId, cohortId);
    requireVersion(request, group);
    const { program } = await loadProgram(documents, cohort.doc.programId, cohort.doc.programVersion);
    const hosts = settings.joinUrlHosts ?? JOIN_HOSTS;
    const after = changeSession(program, cohort.doc, group.doc, request.body, hosts, request.now);
    return { status: 200, body: focusGroupView(after.group), ...sessionWrites(cohort, group, after) };
  },
});
