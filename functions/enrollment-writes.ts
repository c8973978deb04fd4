import type { Instant } from '../domain/dates/instant.ts';
import type { Participant } from '../domain/participants/participant.ts';
import type { Documents } from '../platform/ports.ts';
import { putAddress } from './address-records.ts';
import type { Answer } from './middleware/endpoint.ts';
import { type Person, putNewJourney, putParticipant } from './records.ts';

/** Somebody new, with all that has to be written for them in one transaction; their journey is started afterwards. */
export async function enrollmentWrites(
  documents: Documents,
  of: Pick<Person, 'cohort' | 'program'>,
  participant: Participant,
  now: Instant,
): Promise<Required<Pick<Answer, 'writes' | 'start'>>> {
  const { id: participantId, cohortId } = participant;
  return {
    writes: [
      putParticipant(of, participant, 0, now),
      ...(await putAddress(documents, participant)),
      putNewJourney(participantId),
    ],
    start: [{ participantId, cohortId, generation: 1 }],
  };
}
