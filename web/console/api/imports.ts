import { queryOptions } from '@tanstack/react-query';
import type { Import } from '../imports/import-state.ts';
import type { Connection } from './connection.ts';

/** Every file of a cohort, the newest first. */
export const importsQuery = (connection: Connection, cohortId: string) =>
  queryOptions({
    queryKey: ['cohort', cohortId, 'imports'],
    queryFn: async () => (await connection.all<Import>(`/cohorts/${cohortId}/imports`)).reverse(),
  });
