import { Correction, corrected, requireFree } from '../../../domain/participants/enrollment.ts';
import { sameMailbox } from '../../../domain/text.ts';
import { mailboxIn, putAddress, removeAddress } from '../../address-records.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { putParticipant } from '../../records.ts';
import type { StaffContext } from '../context.ts';
import { OfParticipant } from '../schemas.ts';
import { ParticipantAnswer } from './participant-answers.ts';
import { participantView } from './participant-view.ts';
import { personToChange } from './person-to-change.ts';

/** Corrects a name, an address or a time zone; the mailbox moves with the address in the same transaction. */
export const correctParticipant = endpoint({
  method: 'PATCH',
  path: '/cohorts/{cohortId}/participants/{participantId}',
  summary: 'Correct a participant’s name, address or time zone',
  scope: 'staff/write',
  params: OfParticipant,
  body: Correction,
  ifMatch: true,
  example: { email: 'ada.okafor@hospital.example' },
  answers: { 200: ParticipantAnswer },
  async handle(request, { documents }: StaffContext) {
    const { participantId, cohortId } = request.params;
    const person = await personToChange(request, documents);
    const { doc: before, version } = person.participant;
    const after = corrected(before, request.body);
    const writes = [putParticipant(person, after, version, request.now)];
    if (sameMailbox(after.email) !== sameMailbox(before.email)) {
      requireFree(await mailboxIn(documents, cohortId, after.email));
      writes.push(...(await putAddress(documents, after)), ...(await removeAddress(documents, before)));
    }
    return {
      status: 200,
      body: participantView(after, request.principal, request.now),
      version: version + 1,
      writes,
      wake: [participantId],
    };
  },
});
