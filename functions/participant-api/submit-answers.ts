import { createHash } from 'node:crypto';
import { Conflict, VersionConflict } from '../../domain/errors.ts';
import { newResponseId, type ParticipantId, type ResponseId } from '../../domain/id.ts';
import type { Instant } from '../../domain/instant.ts';
import { type Response, responseKey } from '../../domain/response.ts';
import { type Submission, submit, surveyOf } from '../../domain/submission.ts';
import type { Ports, Put } from '../../platform/ports.ts';
import { putParticipant, responsesOf, wakeJourney } from '../records.ts';
import { type OpenedTouchpoint, openTouchpoint } from './open-link.ts';
import { untilWritten } from './until-written.ts';

/**
 * Stores the answers and marks the touchpoint done in one transaction, and wakes the journey: whoever has
 * answered is not reminded (FAULTS F15).
 * @throws what `openTouchpoint` and `submit` throw; then nothing was stored.
 */
export async function submitAnswers(
  ports: Ports,
  token: string,
  submission: Submission,
  now: Instant,
): Promise<OpenedTouchpoint> {
  const opened = await untilWritten(ports.documents, async () => {
    const before = await openTouchpoint(ports.documents, token, 'survey', now);
    const { program, cohort, participant } = before;
    const { unlinked } = surveyOf(program, before.at.planned);
    const id = unlinked
      ? newResponseId(ports.random)
      : responseIdOf(participant.doc.id, before.link.touchpoint);
    const people = { program, cohort: cohort.doc, participant: participant.doc };
    const { response, participant: answered } = submit(people, before.at, submission, id, now);
    const puts = [putResponse(response), putParticipant(before, answered, participant.version, now)];
    return { puts, result: before };
  }).catch(explained);
  await wakeJourney(ports, opened.participant.doc.id);
  return opened;
}

/** The same for the same wave of the same person, so that the store itself refuses a second response. */
function responseIdOf(participantId: ParticipantId, touchpoint: string): ResponseId {
  const hash = createHash('sha256').update(`${participantId} ${touchpoint}`).digest();
  return newResponseId((count) => hash.subarray(0, count));
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

function explained(error: unknown): never {
  if (error instanceof VersionConflict && error.keys.some((key) => key.startsWith(responseKey('')))) {
    throw new Conflict('already-submitted', 'This survey is answered already.');
  }
  throw error;
}
