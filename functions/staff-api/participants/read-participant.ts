import { timeline } from '../../../domain/journeys/timeline.ts';
import { extendableUntil } from '../../../domain/participants/extension.ts';
import { timetable } from '../../../domain/timetables/timetable.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { loadPerson } from '../../records.ts';
import { plannedView } from '../cohorts/planned-view.ts';
import type { StaffContext } from '../context.ts';
import { OfParticipant } from '../schemas.ts';
import { ParticipantWithTimeline } from './participant-answers.ts';
import { contactView, participantView } from './participant-view.ts';

/** One participant with their own dates and every contact that was sent, is planned, or was not wanted. */
export const readParticipant = endpoint({
  method: 'GET',
  path: '/cohorts/{cohortId}/participants/{participantId}',
  summary: 'Read a participant with every contact',
  scope: 'staff/read',
  params: OfParticipant,
  answers: { 200: ParticipantWithTimeline },
  async handle({ params: { cohortId, participantId }, principal, now }, { documents }: StaffContext) {
    const { participant, cohort, program } = await loadPerson(documents, participantId, cohortId);
    const contacts = timeline(program.program, cohort.doc, participant.doc);
    const { extensions: _, ...plain } = participant.doc;
    const asForOthers = timetable(program.program, cohort.doc, plain);
    const plan = timetable(program.program, cohort.doc, participant.doc).map((planned, index) => {
      const latest = extendableUntil(participant.doc, asForOthers[index]!, now);
      return {
        ...plannedView(planned),
        sessions: planned.sessions?.offered.length,
        ...(latest && { extendableUntil: latest }),
      };
    });
    const body = {
      ...participantView(participant.doc, principal, now),
      plan,
      timeline: contacts.map((row) => contactView(row, principal)),
    };
    return { status: 200, body, version: participant.version };
  },
});
