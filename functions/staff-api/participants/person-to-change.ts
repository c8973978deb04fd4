import type { CohortId, ParticipantId } from '../../../domain/id.ts';
import { requireNotWithdrawn } from '../../../domain/participants/enrollment.ts';
import type { Documents } from '../../../platform/ports.ts';
import type { Request } from '../../middleware/endpoint.ts';
import { requireVersion } from '../../middleware/etag.ts';
import { loadPerson, type Person } from '../../records.ts';

/**
 * The participant of a path, as the caller has seen them, and active.
 * @throws NotFound, HttpProblem 412, Conflict `withdrawn`
 */
export async function personToChange(
  {
    params,
    headers,
  }: Pick<Request<{ cohortId: CohortId; participantId: ParticipantId }, never, never>, 'params' | 'headers'>,
  documents: Documents,
): Promise<Person> {
  const person = await loadPerson(documents, params.participantId, params.cohortId);
  requireVersion({ headers }, person.participant);
  requireNotWithdrawn(person.participant.doc);
  return person;
}
