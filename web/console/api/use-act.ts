import { type UseMutationResult, useQueryClient } from '@tanstack/react-query';
import { useConnection } from './connection.ts';
import { type Participant, type ParticipantYear, participantQuery } from './participants.ts';
import { ApiProblem } from './problem.ts';
import { useChange } from './use-change.ts';

/** A participant, and the version of them that the page shows. */
export interface Shown {
  cohortId: string;
  person: ParticipantYear;
  etag: string | null;
}

/** What is done by hand about one participant: below their address, at the version that is shown. */
interface ActRequest {
  method: 'PUT' | 'POST';
  /** Such as `away`, with its query. */
  path: string;
  body: object;
}

/** At the end of a path: says what would happen, and changes nothing. */
export const DRY_RUN = '?dryRun=true';

/**
 * Does something about one participant; everything of the cohort is read anew then. Their record also changes with every
 * mail, so a version that is not the newest is refused only where it differs in what people decide about.
 */
export function useAct<Output = Participant>({
  cohortId,
  person,
  etag,
}: Shown): UseMutationResult<Output, ApiProblem, ActRequest> {
  const connection = useConnection();
  const queries = useQueryClient();
  const readAnew = () => queries.invalidateQueries({ queryKey: ['cohort', cohortId] });
  return useChange<ActRequest, Output>(
    async ({ method, path, body }, key) => {
      const address = `/cohorts/${cohortId}/participants/${person.id}/${path}`;
      const ask = async (ifMatch: string | null) =>
        (await connection.ask<Output>(method, address, { body, key, ifMatch })).body;
      try {
        return await ask(etag);
      } catch (error) {
        if (!(error instanceof ApiProblem) || error.status !== 412) throw error;
        const query = participantQuery(connection, cohortId, person.id);
        const now = await queries.fetchQuery({ ...query, staleTime: 0 });
        if (isDecidedAlike(person, now.body)) return ask(now.etag);
        throw error;
      }
    },
    (_, { path }) => (path.endsWith(DRY_RUN) ? undefined : readAnew()),
  );
}

/** Whether two versions of somebody say the same about all that an act may depend on. */
function isDecidedAlike(seen: ParticipantYear, now: ParticipantYear): boolean {
  const decided = ({ email, timeZone, status, mail, awayUntil, extensions, touchpoints }: ParticipantYear) =>
    JSON.stringify([email, timeZone, status, mail, awayUntil, extensions, touchpoints]);
  return decided(seen) === decided(now);
}
