import { hash } from 'node:crypto';
import type { Instant } from '../../domain/dates/instant.ts';
import { newResponseId, type ParticipantId, type RandomBytes, type ResponseId } from '../../domain/id.ts';
import { type Response, responseKey } from '../../domain/surveys/response.ts';
import { type Submission, submit, surveyOf } from '../../domain/surveys/submission.ts';
import type { Put } from '../../platform/ports.ts';
import { removeDraft } from '../drafts.ts';
import type { Answer } from '../middleware/endpoint.ts';
import { putParticipant, responsesOf } from '../records.ts';
import type { OpenedTouchpoint } from './open-link.ts';

/**
 * The answers, the touchpoint that they finish and the draft that they were, for one transaction. The journey is woken: whoever has
 * answered is not reminded (FAULTS F15).
 * @throws what `submit` throws
 */
export function answersWrites(
  random: RandomBytes,
  opened: OpenedTouchpoint,
  submission: Submission,
  now: Instant,
): Required<Pick<Answer, 'writes' | 'wake'>> {
  const { asked, cohort, participant, at, draft } = opened;
  const { id: person } = participant.doc;
  const { unlinked } = surveyOf(asked, at.planned);
  const id = unlinked ? newResponseId(random) : responseIdOf(person, at.planned.touchpoint.id);
  const people = { program: asked, cohort: cohort.doc, participant: participant.doc };
  const after = submit(people, at, submission, id, now);
  return {
    writes: [
      putResponse(after.response),
      putParticipant(opened, after.participant, participant.version, now),
      ...(draft ? [removeDraft(draft)] : []),
    ],
    wake: [person],
  };
}

/** The same for the same wave of the same person, so that the store itself refuses a second response. */
export function responseIdOf(participantId: ParticipantId, touchpoint: string): ResponseId {
  const bytes = hash('sha256', `${participantId} ${touchpoint}`, 'buffer');
  return newResponseId((count) => bytes.subarray(0, count));
}

const putResponse = (response: Response): Put => ({
  key: responseKey(response.id),
  doc: response,
  expectedVersion: 0,
  listed: {
    list: responsesOf(response.cohortId),
    sort: `${response.touchpoint} ${response.submittedAt} ${response.id}`,
  },
});
