import { seatsAhead, withdrawn } from '../../domain/withdrawal.ts';
import { endpoint } from '../middleware/endpoint.ts';
import { loadFocusGroup, loadPerson, putFocusGroup, putParticipant } from '../records.ts';
import type { StaffContext } from './context.ts';
import { OfParticipant } from './schemas.ts';
import { participantView } from './views.ts';

/** Withdraws a participant at once: no more mail, no seat. The journey is woken and ends by itself. */
export const withdrawParticipant = endpoint({
  method: 'POST',
  path: '/cohorts/{cohortId}/participants/{participantId}/withdrawal',
  scope: 'staff/write',
  params: OfParticipant,
  async handle({ params: { cohortId, participantId }, now }, { documents }: StaffContext) {
    const person = await loadPerson(documents, participantId, cohortId);
    const { doc, version } = person.participant;
    if (doc.status.kind === 'withdrawn') return { status: 200, body: participantView(doc), version };
    const seats = seatsAhead(doc, now);
    const groups = await Promise.all(
      seats.map((seat) => loadFocusGroup(documents, seat.focusGroupId, cohortId)),
    );
    const { participant, sessions } = withdrawn(
      doc,
      groups.map((group) => group.doc),
      now,
    );
    const freed = sessions.map((one) =>
      putFocusGroup(one, groups.find(({ doc }) => doc.id === one.id)!.version),
    );
    return {
      status: 200,
      body: participantView(participant),
      version: version + 1,
      writes: [putParticipant(person, participant, version, now), ...freed],
      wake: [participantId],
    };
  },
});
