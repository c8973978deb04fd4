import { CohortSettings, isToldOtherwise, withSettings } from '../../../domain/cohorts/cohort-settings.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { requireVersion } from '../../middleware/etag.ts';
import { loadCohort, loadProgram, putCohort } from '../../records.ts';
import { putNoticesAgain } from '../../staff-notices/put-notices.ts';
import type { StaffContext } from '../context.ts';
import { InCohort } from '../schemas.ts';
import { CohortAnswer } from './cohort-answers.ts';
import { cohortView } from './cohort-view.ts';

/**
 * Changes a cohort's title, its contact person, or whether they are told by mail what needs them. Mails that were sent
 * stay as they are. The notices are written together with the cohort, so that a notice which somebody else is about to
 * claim for the former contact person is not claimed.
 */
export const changeCohort = endpoint({
  method: 'PATCH',
  path: '/cohorts/{cohortId}',
  summary: 'Change a cohort’s title, contact person or notices',
  scope: 'staff/write',
  params: InCohort,
  body: CohortSettings,
  ifMatch: true,
  example: { contactPerson: { name: 'Kim Rivera', email: 'kim@hospital.example' } },
  answers: { 200: CohortAnswer },
  async handle(request, { documents }: StaffContext) {
    const stored = await loadCohort(documents, request.params.cohortId);
    requireVersion(request, stored);
    const { doc: before, version } = stored;
    const after = withSettings(before, request.body);
    const body = cohortView(after, request.principal);
    if (after === before) return { status: 200, body, version };
    const writes = [putCohort(after, version)];
    if (isToldOtherwise(before, after)) {
      const { program } = await loadProgram(documents, after);
      writes.push(await putNoticesAgain(documents, program, after, request.now, before));
    }
    return { status: 200, body, version: version + 1, writes };
  },
});
