import * as z from 'zod';
import { AnchorDates, movedCohort } from '../../../domain/cohorts/cohort-start.ts';
import { requireStaysOver } from '../../../domain/results/require-stays-over.ts';
import { everybodyOf } from '../../every-document.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { requireVersion } from '../../middleware/etag.ts';
import { loadCohort, loadProgram, putCohort } from '../../records.ts';
import { putNoticesAgain } from '../../staff-notices/put-notices.ts';
import type { StaffContext } from '../context.ts';
import { InCohort } from '../schemas.ts';
import { CohortAnswer } from './cohort-answers.ts';
import { cohortView } from './cohort-view.ts';

/** Moves a cohort to other dates; what is done stays done. No ETag in the answer: the re-planning makes another. */
export const moveAnchors = endpoint({
  method: 'PUT',
  path: '/cohorts/{cohortId}/anchors',
  summary: 'Move a cohort to other dates',
  scope: 'staff/write',
  params: InCohort,
  body: z.strictObject({ anchors: AnchorDates }),
  ifMatch: true,
  example: { anchors: { trainingStart: '2027-03-18', trainingEnd: '2027-03-19' } },
  answers: { 200: CohortAnswer },
  async handle(request, { documents, publicHolidays }: StaffContext) {
    const cohort = await loadCohort(documents, request.params.cohortId);
    requireVersion(request, cohort);
    const program = await loadProgram(documents, cohort.doc);
    const moved = movedCohort(program, cohort.doc, request.body.anchors, publicHolidays, request.now);
    await requireStaysOver(
      () => everybodyOf(documents, cohort.doc.id),
      { program, cohort: cohort.doc },
      { program, cohort: moved },
      request.now,
    );
    return {
      status: 200,
      body: cohortView(moved, request.principal),
      writes: [
        putCohort(moved, cohort.version),
        await putNoticesAgain(documents, program.program, moved, request.now),
      ],
      replan: cohort.doc.id,
    };
  },
});
