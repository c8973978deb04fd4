import { queryOptions } from '@tanstack/react-query';
import type { Connection } from './connection.ts';

/** Somebody who has not done what is open for them, and how far they have been written to about it. */
export interface Missing {
  participantId: string;
  name?: string;
  invitation?: { state: string; at: string };
  reminders: number;
  remindedAt?: string;
  /** Since when a reminder that staff asked for waits. */
  askedAt?: string;
  /** When a mail about it was tried of which nobody knows whether it arrived. */
  unknownAt?: string;
  mail: 'welcome' | 'stopped' | 'undeliverable';
  awayUntil?: string;
}

/** Everybody who is missing at one touchpoint, in the order of their enrollment. */
export const missingQuery = (connection: Connection, cohortId: string, touchpoint: string) =>
  queryOptions({
    queryKey: ['cohort', cohortId, 'missing', touchpoint],
    queryFn: () => connection.all<Missing>(`/cohorts/${cohortId}/missing/${touchpoint}`),
  });
