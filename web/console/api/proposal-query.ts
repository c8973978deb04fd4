import { queryOptions } from '@tanstack/react-query';
import type { Connection } from './connection.ts';
import type { SessionProposal } from './session-proposal.ts';

/** The sessions that a focus group still needs, and how those that are published will do. */
export const proposalQuery = (connection: Connection, cohortId: string, touchpoint: string) =>
  queryOptions({
    queryKey: ['cohort', cohortId, 'proposal', touchpoint],
    queryFn: async () =>
      (
        await connection.ask<SessionProposal>(
          'GET',
          `/cohorts/${cohortId}/focus-groups/proposal?${new URLSearchParams({ touchpoint })}`,
        )
      ).body,
  });
