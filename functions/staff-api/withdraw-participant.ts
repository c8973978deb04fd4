import { withdrawn } from '../../domain/withdrawal.ts';
import { bookingWrites } from '../booking-writes.ts';
import { endpoint } from '../middleware/endpoint.ts';
import { loadPerson } from '../records.ts';
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
    const after = withdrawn(doc, now);
    if (after === doc) return { status: 200, body: participantView(doc), version };
    return {
      status: 200,
      body: participantView(after),
      version: version + 1,
      ...(await bookingWrites(documents, person, after, undefined, now)),
    };
  },
});
