import * as z from 'zod';
import type { Instant } from '../../../domain/dates/instant.ts';
import { LocalDate } from '../../../domain/dates/local-date.ts';
import { withLinkRequest } from '../../../domain/links/new-link.ts';
import { extended } from '../../../domain/participants/extension.ts';
import type { Participant } from '../../../domain/participants/participant.ts';
import { type Standing, standing } from '../../../domain/progress/standing.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { putParticipant } from '../../records.ts';
import { Planned } from '../cohorts/planned-answer.ts';
import { plannedView } from '../cohorts/planned-view.ts';
import type { StaffContext } from '../context.ts';
import { DryRun, OfTouchpoint } from '../schemas.ts';
import { ParticipantAnswer } from './participant-answers.ts';
import { participantView } from './participant-view.ts';
import { personToChange } from './person-to-change.ts';
import { wakeOrBegin } from './wake-or-begin.ts';

/**
 * Gives one person more time for one survey, or (null) takes that back. Links that were mailed end with the window they
 * were mailed for, so a new one is mailed where the survey is open.
 */
export const extendDeadline = endpoint({
  method: 'PUT',
  path: '/cohorts/{cohortId}/participants/{participantId}/extensions/{touchpoint}',
  summary: 'Give one participant more time for one survey',
  scope: 'staff/write',
  params: OfTouchpoint,
  query: z.strictObject({ dryRun: DryRun.default(false) }),
  body: z.strictObject({ closesOn: LocalDate.nullable() }),
  ifMatch: true,
  example: { closesOn: '2027-09-30' },
  answers: { 200: ParticipantAnswer.extend({ planned: Planned }) },
  async handle(request, { documents }: StaffContext) {
    const { params, query, body, now, principal } = request;
    const person = await personToChange(request, documents);
    const { doc, version } = person.participant;
    const { program } = person.program;
    const at = (one: Participant) => standing(program, person.cohort.doc, one, params.touchpoint, now);
    const { extensions: _, ...plain } = doc;
    const changed = extended(doc, at(plain).planned, body.closesOn ?? undefined, now);
    const standingAfter = at(changed);
    const after = body.closesOn === null ? changed : withNewLink(changed, standingAfter, now);
    const answer = { ...participantView(after, principal, now), planned: plannedView(standingAfter.planned) };
    if (query.dryRun) return { status: 200, body: answer, version };
    const writes = [putParticipant(person, after, version, now)];
    return { status: 200, body: answer, version: version + 1, writes, ...wakeOrBegin(doc) };
  },
});

/** As it is, where the survey is not open, was not written about yet, or a link was asked for a moment ago. */
function withNewLink(participant: Participant, { state, planned }: Standing, now: Instant): Participant {
  const { id: touchpoint } = planned.touchpoint;
  const wasInvited = participant.contacts.some(
    (one) => one.touchpoint === touchpoint && one.state === 'sent',
  );
  if (state?.kind !== 'open' || !wasInvited) return participant;
  return withLinkRequest(participant, { purpose: 'survey', touchpoint }, now) ?? participant;
}
