import { endpoint } from '../../middleware/endpoint.ts';
import { loadPerson } from '../../records.ts';
import { withdrawalWrites } from '../../withdrawal-writes.ts';
import type { StaffContext } from '../context.ts';
import { OfParticipant } from '../schemas.ts';
import { ParticipantAnswer } from './participant-answers.ts';
import { participantView } from './participant-view.ts';

/** Withdraws a participant at once: no more mail, no seat, nothing kept of what was typed and not sent. The journey is woken and ends by itself. */
export const withdrawParticipant = endpoint({
  method: 'POST',
  path: '/cohorts/{cohortId}/participants/{participantId}/withdrawal',
  summary: 'Withdraw a participant',
  scope: 'staff/write',
  params: OfParticipant,
  answers: { 200: ParticipantAnswer },
  async handle({ params: { cohortId, participantId }, now, principal }, { documents }: StaffContext) {
    const person = await loadPerson(documents, participantId, cohortId);
    const { version } = person.participant;
    const { participant, ...effect } = await withdrawalWrites(documents, person, now);
    const isChanged = effect.writes.length > 0;
    return {
      status: 200,
      body: participantView(participant, principal, now),
      version: isChanged ? version + 1 : version,
      ...effect,
    };
  },
});
