import { newFocusGroupId } from '../../../domain/id.ts';
import { JOIN_HOSTS } from '../../../domain/sessions/join-url.ts';
import { NewSession, publishSession } from '../../../domain/sessions/publish-session.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { loadCohort, loadProgram, putCohort, putFocusGroup } from '../../records.ts';
import type { StaffContext } from '../context.ts';
import { InCohort } from '../schemas.ts';
import { FocusGroupAnswer } from './focus-group-answers.ts';
import { focusGroupView } from './focus-group-view.ts';

/** Publishes a session; whoever has been waiting for one is invited to book. */
export const createFocusGroup = endpoint({
  method: 'POST',
  path: '/cohorts/{cohortId}/focus-groups',
  summary: 'Publish a focus-group session',
  scope: 'staff/write',
  params: InCohort,
  body: NewSession,
  example: { touchpoint: 'focus-group', startsAt: '2027-08-10T14:00', place: 'Room 4', capacity: 8 },
  answers: { 201: FocusGroupAnswer },
  async handle(
    { params: { cohortId }, body, now, principal },
    { documents, random, settings }: StaffContext,
  ) {
    const cohort = await loadCohort(documents, cohortId);
    const { program } = await loadProgram(documents, cohort.doc);
    const hosts = settings.joinUrlHosts ?? JOIN_HOSTS;
    const published = publishSession(program, cohort.doc, body, hosts, newFocusGroupId(random), now);
    return {
      status: 201,
      headers: { location: `/cohorts/${cohortId}/focus-groups/${published.group.id}` },
      body: focusGroupView(published.group, principal),
      version: 1,
      writes: [putFocusGroup(published.group, 0), putCohort(published.cohort, cohort.version)],
      replan: cohort.doc.id,
    };
  },
});
