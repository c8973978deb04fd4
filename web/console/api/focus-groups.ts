import { queryOptions } from '@tanstack/react-query';
import type { Connection } from './connection.ts';

/** One session, in UTC. `capacity` 0 is closed; `place` and `joinUrl` are there for whoever may see identities. */
export interface FocusGroup {
  id: string;
  touchpoint: string;
  startsAt: string;
  endsAt: string;
  place?: string;
  joinUrl?: string;
  capacity: number;
  seats: { participantId: string; attendance?: 'attended' | 'no-show' }[];
  waiting: { participantId: string }[];
  offers: { participantId: string; until: string }[];
  cancelledAt?: string;
}

/** All sessions of a cohort, also those called off, by the start each was published with. */
export const focusGroupsQuery = (connection: Connection, cohortId: string) =>
  queryOptions({
    queryKey: ['cohort', cohortId, 'focus-groups'],
    queryFn: () => connection.all<FocusGroup>(`/cohorts/${cohortId}/focus-groups`),
  });

/** One session with its ETag, which a change asks for; never as it was when it was looked at before. */
export const focusGroupQuery = (connection: Connection, cohortId: string, id: string) =>
  queryOptions({
    queryKey: ['cohort', cohortId, 'focus-groups', id],
    queryFn: () => connection.ask<FocusGroup>('GET', `/cohorts/${cohortId}/focus-groups/${id}`),
    staleTime: 0,
    gcTime: 0,
  });
