import * as z from 'zod';
import { excused, expected } from '../../../domain/participants/excuse.ts';
import { standing } from '../../../domain/progress/standing.ts';
import { bookingWrites } from '../../booking-writes.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import type { StaffContext } from '../context.ts';
import { OfTouchpoint } from '../schemas.ts';
import { ParticipantAnswer } from './participant-answers.ts';
import { participantView } from './participant-view.ts';
import { personToChange } from './person-to-change.ts';

/** Excuses somebody from one touchpoint, or expects it of them after all. */
export const excuseParticipant = endpoint({
  method: 'PUT',
  path: '/cohorts/{cohortId}/participants/{participantId}/excuses/{touchpoint}',
  summary: 'Excuse a participant from one touchpoint, or expect it after all',
  scope: 'staff/write',
  params: OfTouchpoint,
  body: z.strictObject({ excused: z.boolean() }),
  ifMatch: true,
  example: { excused: true },
  answers: { 200: ParticipantAnswer },
  async handle(request, { documents }: StaffContext) {
    const { params, body, now, principal } = request;
    const person = await personToChange(request, documents);
    const { doc, version } = person.participant;
    const at = standing(person.program.program, person.cohort.doc, doc, params.touchpoint, now);
    const after = body.excused ? excused(doc, at, now) : expected(doc, at, now);
    const effect = await bookingWrites(documents, person, after, undefined, now);
    const isChanged = after !== doc;
    return {
      status: 200,
      body: participantView(after, principal, now),
      version: version + (isChanged ? 1 : 0),
      ...effect,
    };
  },
});
