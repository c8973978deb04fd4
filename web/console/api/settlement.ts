import { type UseMutationResult, useQueryClient } from '@tanstack/react-query';
import { useConnection } from './connection.ts';
import type { ApiProblem } from './problem.ts';
import { useChange } from './use-change.ts';

/** What a person says about a mail of unknown fate. */
export type Settlement = 'sent' | 'send-again';

/** A contact by the address that its settlement has. */
export interface ContactAddress {
  cohortId: string;
  participantId: string;
  contactId: string;
}

/** Settles one contact of unknown fate; everything of the cohort is read anew then. */
export function useSettlement({
  cohortId,
  participantId,
  contactId,
}: ContactAddress): UseMutationResult<unknown, ApiProblem, Settlement> {
  const connection = useConnection();
  const queries = useQueryClient();
  return useChange(
    (as: Settlement, key) => {
      const path = `/cohorts/${cohortId}/participants/${participantId}/contacts/${contactId}/settlement`;
      return connection.ask('POST', path, { body: { as }, key });
    },
    () => queries.invalidateQueries({ queryKey: ['cohort', cohortId] }),
  );
}
