import * as z from 'zod';
import { LocalDate } from '../../../domain/dates/local-date.ts';
import { away } from '../../../domain/participants/year-settings.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { putParticipant } from '../../records.ts';
import type { StaffContext } from '../context.ts';
import { OfParticipant } from '../schemas.ts';
import { ParticipantAnswer } from './participant-answers.ts';
import { participantView } from './participant-view.ts';
import { personToChange } from './person-to-change.ts';

/** Says until when somebody is away: the first day on which mail is welcome again; null, or today, means back. */
export const pauseParticipant = endpoint({
  method: 'PUT',
  path: '/cohorts/{cohortId}/participants/{participantId}/away',
  summary: 'Say until when a participant is away',
  scope: 'staff/write',
  params: OfParticipant,
  body: z.strictObject({ awayUntil: LocalDate.nullable() }),
  ifMatch: true,
  example: { awayUntil: '2027-01-11' },
  answers: { 200: ParticipantAnswer },
  async handle(request, { documents }: StaffContext) {
    const person = await personToChange(request, documents);
    const { doc, version } = person.participant;
    const after = away(doc, request.body.awayUntil ?? undefined, request.now);
    const writes = [putParticipant(person, after, version, request.now)];
    return {
      status: 200,
      body: participantView(after, request.principal, request.now),
      version: version + 1,
      writes,
      wake: [doc.id],
    };
  },
});
