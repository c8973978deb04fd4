import * as z from 'zod';
import { standing } from '../../../domain/progress/standing.ts';
import { Attendance, attended, requireSeats, withAttendance } from '../../../domain/sessions/attendance.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { loadFocusGroup, loadPerson, putFocusGroup, putParticipant } from '../../records.ts';
import type { StaffContext } from '../context.ts';
import { ParticipantAnswer } from '../participants/participant-answers.ts';
import { participantView } from '../participants/participant-view.ts';
import { OfFocusGroup } from '../schemas.ts';

/** Records who came to a session and who did not: all of them, or on any mistake none. */
export const recordAttendance = endpoint({
  method: 'POST',
  path: '/cohorts/{cohortId}/focus-groups/{focusGroupId}/attendance',
  summary: 'Record who came to a session',
  scope: 'staff/write',
  params: OfFocusGroup,
  body: Attendance,
  example: { attended: ['p-0123456789abcdef'], noShow: [] },
  answers: { 200: z.strictObject({ items: z.array(ParticipantAnswer) }) },
  async handle({ params: { cohortId, focusGroupId }, body, now, principal }, { documents }: StaffContext) {
    const { doc: group, version } = await loadFocusGroup(documents, focusGroupId, cohortId);
    requireSeats(group, body, now);
    const ids = [...body.attended, ...body.noShow];
    const people = await Promise.all(ids.map((id) => loadPerson(documents, id, cohortId)));
    const records = people.map((person, index) => {
      const { participant, cohort, program } = person;
      const { planned } = standing(program.program, cohort.doc, participant.doc, group.touchpoint, now);
      const after = attended(participant.doc, group, index < body.attended.length, planned, now);
      return { person, after, isChanged: after !== person.participant.doc };
    });
    const noted = withAttendance(group, body);
    const changed = records.filter(({ isChanged }) => isChanged);
    return {
      status: 200,
      body: { items: records.map(({ after }) => participantView(after, principal, now)) },
      writes: [
        ...(noted === group ? [] : [putFocusGroup(noted, version)]),
        ...changed.map(({ person, after }) => putParticipant(person, after, person.participant.version, now)),
      ],
      wake: changed.map(({ after }) => after.id),
    };
  },
});
