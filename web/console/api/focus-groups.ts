import { queryOptions } from '@tanstack/react-query';
import type { Connection } from './connection.ts';

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

export const focusGroupsQuery = (connection: Connection, cohortId: string) =>
  queryOptions({
    queryKey: ['cohort', cohortId, 'focus-groups'],
    queryFn: () => connection.all<FocusGroup>(`/cohorts/${cohortId}/focus-groups`),
  });
