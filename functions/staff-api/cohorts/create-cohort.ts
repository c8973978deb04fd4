import { NewCohort, startedCohort } from '../../../domain/cohorts/cohort-start.ts';
import { Invalid } from '../../../domain/errors.ts';
import { newCohortId } from '../../../domain/id.ts';
import { newNotices } from '../../../domain/notices/staff-notice.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { putCohort, putProgram } from '../../records.ts';
import { putNotices } from '../../staff-notices/put-notices.ts';
import type { StaffContext } from '../context.ts';
import { CohortAnswer } from './cohort-answers.ts';
import { cohortView } from './cohort-view.ts';

/** Starts a cohort; it keeps the program's present version until staff give it another. */
export const createCohort = endpoint({
  method: 'POST',
  path: '/cohorts',
  summary: 'Start a cohort of a program',
  scope: 'staff/write',
  body: NewCohort,
  example: {
    programId: 'clp',
    title: 'Spring 2027',
    anchors: { trainingStart: '2027-03-11', trainingEnd: '2027-03-12' },
    contactPerson: { name: 'Pat Rivera', email: 'pat@hospital.example' },
  },
  answers: { 201: CohortAnswer },
  async handle({ body, now, principal }, { documents, programs, publicHolidays, random }: StaffContext) {
    const version = programs.find(({ program }) => program.id === body.programId);
    if (!version) throw new Invalid([{ pointer: '/programId', code: 'unknown-program' }]);
    const cohort = startedCohort(version, body, publicHolidays, newCohortId(random), now);
    return {
      status: 201,
      headers: { location: `/cohorts/${cohort.id}` },
      body: cohortView(cohort, principal),
      version: 1,
      writes: [
        putCohort(cohort, 0),
        putNotices(newNotices(version.program, cohort, now), 0),
        ...(await putProgram(documents, version)),
      ],
    };
  },
});
