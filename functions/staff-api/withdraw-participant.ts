import { seatsAhead, withdrawn } from '../../domain/withdrawal.ts';
import { endpoint } from '../middleware/endpoint.ts';
import { loadFocusGroup, loadPerson, putFocusGroup, putParticipant } from '../records.ts';
import { ParticipantAnswer } from './answers.ts';
import type { StaffContext } from './context.ts';
import { participantView } from './participant-view.ts';
import { OfParticipant } from './schemas.ts';

/** Withdraws a participant at once: no more mail, no seat. The journey is woken and ends by itself. */
export const withdrawParticipant = endpoint({
  method: 'POST',
  path: '/cohorts/{cohortId}/participants/{participantId}/withdrawal',
  summary: 'Withdraw a participant',
  scope: 'staff/write',
  params: OfParticipant,
  answers: { 200: ParticipantAnswer },
  async handle({ params: { cohortId, participantId }, now, principal }, { documents }: StaffContext) {
    const person = await loadPerson(documents, participantId, cohortId);
    const { doc, version } = person.participant;
    const groups = await Promise.all(
      seatsAhead(doc, now).map((seat) => loadFocusGroup(documents, seat.focusGroupId, cohortId)),
    );
    const sessions = groups.map((group) => group.doc);
    const after = withdrawn(doc, sessions, now);
    if (after.participant === doc) return { status: 200, body: participantView(doc, principal), version };
    const freed = after.sessions.map((one, index) => putFocusGroup(one, groups[index]!.version));
    return {
      status: 200,
      body: participantView(after.participant, principal),
      version: version + 1,
      writes: [putParticipant(person, after.participant, version, now), ...freed],
      wake: [participantId],
    };
  },
});
