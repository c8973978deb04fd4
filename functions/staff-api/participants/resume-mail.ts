import * as z from 'zod';
import { resumeMail as resumed } from '../../../domain/participants/year-settings.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { putParticipant } from '../../records.ts';
import type { StaffContext } from '../context.ts';
import { OfParticipant } from '../schemas.ts';
import { ParticipantAnswer } from './participant-answers.ts';
import { participantView } from './participant-view.ts';
import { personToChange } from './person-to-change.ts';

/**
 * Lets mail come again to somebody who had stopped it and has asked staff for it since, as they can themselves on
 * My year. Staff cannot stop it, and an address that mail came back from has to be corrected instead.
 */
export const resumeMail = endpoint({
  method: 'PUT',
  path: '/cohorts/{cohortId}/participants/{participantId}/mail',
  summary: 'Let mail come again to a participant who has asked for it',
  scope: 'staff/write',
  params: OfParticipant,
  body: z.strictObject({ welcome: z.literal(true, { error: 'option: true' }) }),
  ifMatch: true,
  example: { welcome: true },
  answers: { 200: ParticipantAnswer },
  async handle(request, { documents }: StaffContext) {
    const person = await personToChange(request, documents);
    const { doc, version } = person.participant;
    const after = resumed(doc);
    const body = participantView(after, request.principal, request.now);
    if (after === doc) return { status: 200, body, version };
    const writes = [putParticipant(person, after, version, request.now)];
    return { status: 200, body, version: version + 1, writes, wake: [doc.id] };
  },
});
