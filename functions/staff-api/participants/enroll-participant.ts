import { newParticipantId } from '../../../domain/id.ts';
import { Enrollment, enrolled, requireFree } from '../../../domain/participants/enrollment.ts';
import { mailboxIn } from '../../address-records.ts';
import { enrollmentWrites } from '../../enrollment-writes.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { loadCohort, loadProgram } from '../../records.ts';
import type { StaffContext } from '../context.ts';
import { InCohort } from '../schemas.ts';
import { ParticipantAnswer } from './participant-answers.ts';
import { participantView } from './participant-view.ts';

/** Enrolls one person, whose journey begins at once. */
export const enrollParticipant = endpoint({
  method: 'POST',
  path: '/cohorts/{cohortId}/participants',
  summary: 'Enroll a participant',
  scope: 'staff/write',
  params: InCohort,
  body: Enrollment,
  example: { name: 'Dr. Ada Okafor', email: 'ada.okafor@hospital.example', consent: true },
  answers: { 201: ParticipantAnswer },
  async handle({ params: { cohortId }, body, now, principal }, { documents, random }: StaffContext) {
    const cohort = await loadCohort(documents, cohortId);
    const program = await loadProgram(documents, cohort.doc);
    requireFree(await mailboxIn(documents, cohortId, body.email));
    const participant = enrolled(cohort.doc, body, newParticipantId(random), now);
    return {
      status: 201,
      headers: { location: `/cohorts/${cohortId}/participants/${participant.id}` },
      body: participantView(participant, principal, now),
      version: 1,
      ...(await enrollmentWrites(documents, { cohort, program }, participant, now)),
    };
  },
});
