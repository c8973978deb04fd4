import * as z from 'zod';
import { NotFound } from '../../../domain/errors.ts';
import { ParticipantId } from '../../../domain/id.ts';
import type { Participant } from '../../../domain/participants/participant.ts';
import { NOT_REMINDED } from '../../../domain/progress/not-reminded.ts';
import { notReminded, nudged } from '../../../domain/progress/nudge.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { loadCohort, loadProgram, participantsOf, putParticipant } from '../../records.ts';
import type { StaffContext } from '../context.ts';
import { DryRun, InCohort } from '../schemas.ts';

/** Of one page of people, also of those whom nobody can remind, with the reason. */
export const RemindersAnswer = z
  .strictObject({
    reminded: z.array(ParticipantId),
    notReminded: z.array(z.strictObject({ participantId: ParticipantId, reason: z.enum(NOT_REMINDED) })),
    cursor: z.string().optional(),
  })
  .meta({ id: 'Reminders' });

/** A page is one transaction of at most 100 documents: each participant with an audit entry, and the answer. */
const PAGE = 45;

/**
 * Reminds those of a page of participants whose touchpoint is open and not done, each within the contact budget, and
 * says of the others why not. Asked again on the same day it reminds nobody twice.
 */
export const remindMissing = endpoint({
  method: 'POST',
  path: '/cohorts/{cohortId}/reminders',
  summary: 'Remind exactly those who are missing',
  scope: 'staff/write',
  params: InCohort,
  query: z.strictObject({ dryRun: DryRun.default(false), cursor: z.string().max(2000).optional() }),
  body: z.strictObject({ touchpoint: z.string().max(100) }),
  example: { touchpoint: 'baseline' },
  answers: { 200: RemindersAnswer },
  async handle({ params: { cohortId }, query, body: { touchpoint }, now }, { documents }: StaffContext) {
    const cohort = await loadCohort(documents, cohortId);
    const program = await loadProgram(documents, cohort.doc);
    if (!program.program.touchpoints.some(({ id }) => id === touchpoint)) throw new NotFound('touchpoint');
    const page = await documents.list<Participant>(participantsOf(cohortId), PAGE, query.cursor);
    const people = page.items.map((stored) => ({
      stored,
      reason: notReminded(program.program, cohort.doc, stored.doc, touchpoint, now),
    }));
    const reminded = people.filter(({ reason }) => reason === undefined).map(({ stored }) => stored);
    const writes = reminded.map(({ doc, version }) =>
      putParticipant({ cohort, program }, nudged(program.program, doc, touchpoint, now), version, now),
    );
    const body = {
      reminded: reminded.map(({ doc }) => doc.id),
      notReminded: people.flatMap(({ stored, reason }) =>
        reason === undefined ? [] : [{ participantId: stored.doc.id, reason }],
      ),
      cursor: page.cursor,
    };
    if (query.dryRun) return { status: 200, body };
    return { status: 200, body, writes, wake: reminded.map(({ doc }) => doc.id) };
  },
});
