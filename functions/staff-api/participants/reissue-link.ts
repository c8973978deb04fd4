import * as z from 'zod';
import { Conflict } from '../../../domain/errors.ts';
import { newLinkTarget, withLinkRequest } from '../../../domain/links/new-link.ts';
import { timetable } from '../../../domain/timetables/timetable.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { putParticipant } from '../../records.ts';
import type { StaffContext } from '../context.ts';
import { OfParticipant } from '../schemas.ts';
import { ParticipantAnswer } from './participant-answers.ts';
import { participantView } from './participant-view.ts';
import { personToChange } from './person-to-change.ts';
import { wakeOrBegin } from './wake-or-begin.ts';

/**
 * Has a new link mailed to the address on file, as if the person had asked for it: to this touchpoint where it can be
 * used now, else to what can be.
 */
export const reissueLink = endpoint({
  method: 'POST',
  path: '/cohorts/{cohortId}/participants/{participantId}/links',
  summary: 'Mail a participant a new link',
  scope: 'staff/write',
  params: OfParticipant,
  body: z.strictObject({ touchpoint: z.string().max(100).optional() }),
  ifMatch: true,
  example: { touchpoint: 'month-3' },
  answers: { 200: ParticipantAnswer },
  async handle(request, { documents }: StaffContext) {
    const { body, now, principal } = request;
    const person = await personToChange(request, documents);
    const { doc, version } = person.participant;
    if (doc.mail.kind === 'undeliverable') {
      throw new Conflict('undeliverable', 'Mail to this address came back. Correct the address first.');
    }
    const plans = timetable(person.program.program, person.cohort.doc, doc);
    const target = newLinkTarget(plans, doc, now, body.touchpoint);
    if (!target) throw new Conflict('over', 'There is nothing that a link could open any more.');
    const after = withLinkRequest(doc, target, now);
    if (!after) {
      const title = 'A new link was mailed a short while ago, or five in a day, or hundreds of mails in all.';
      throw new Conflict('too-often', title);
    }
    const writes = [putParticipant(person, after, version, now)];
    return {
      status: 200,
      body: participantView(after, principal),
      version: version + 1,
      writes,
      ...wakeOrBegin(doc),
    };
  },
});
