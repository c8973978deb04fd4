import * as z from 'zod';
import { Settlement } from '../../../domain/journeys/settlement.ts';
import { requireNotWithdrawn } from '../../../domain/participants/enrollment.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { loadPerson } from '../../records.ts';
import { settlementWrites } from '../../settlement-writes.ts';
import type { StaffContext } from '../context.ts';
import { OfParticipant } from '../schemas.ts';
import { ParticipantAnswer } from './participant-answers.ts';
import { participantView } from './participant-view.ts';

const OfContact = OfParticipant.extend({ contactId: z.string().max(200) });

/**
 * Settles a contact of unknown fate: taken to be sent, with all that was in its mail, or this one sent once more. The
 * only way in which a contact is ever given to the mail provider twice.
 */
export const settleContact = endpoint({
  method: 'POST',
  path: '/cohorts/{cohortId}/participants/{participantId}/contacts/{contactId}/settlement',
  summary: 'Settle a contact of unknown fate',
  scope: 'staff/write',
  params: OfContact,
  body: Settlement,
  example: { as: 'sent' },
  answers: { 200: ParticipantAnswer },
  async handle({ params, body, now, principal }, { documents }: StaffContext) {
    const person = await loadPerson(documents, params.participantId, params.cohortId);
    if (body.as === 'send-again') requireNotWithdrawn(person.participant.doc);
    const { participant, writes } = await settlementWrites(documents, person, params.contactId, body.as, now);
    return {
      status: 200,
      body: participantView(participant, principal, now),
      version: person.participant.version + 1,
      writes,
      wake: [participant.id],
    };
  },
});
