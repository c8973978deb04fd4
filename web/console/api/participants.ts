import { queryOptions } from '@tanstack/react-query';
import type { ContactName } from '../../../domain/contacts/contact.ts';
import type { Connection } from './connection.ts';
import type { PlannedTouchpoint } from './programs.ts';

/** What is recorded of one touchpoint; none is recorded before it opens. `at` is UTC. */
export interface TouchpointState {
  kind: 'open' | 'booked' | 'done' | 'missed' | 'declined';
  at: string;
  how?: 'answered' | 'attended' | 'not-recorded';
  reason?: 'closed' | 'no-show';
  why?: 'not-taking-part' | 'none-of-these-times' | 'excused';
  /** What is booked. */
  seat?: { focusGroupId: string };
}

/** As in the roster. */
export interface Participant {
  id: string;
  /** For whoever may see identities. */
  name?: string;
  email?: string;
  timeZone: string;
  enrolledAt: string;
  consentedAt?: string;
  status: { kind: 'active' } | { kind: 'withdrawn'; at: string };
  mail:
    | { kind: 'welcome' }
    /** `bounced`: mail had come back before, or did since; for whoever may see identities. */
    | { kind: 'stopped'; at: string; bounced?: { at: string } }
    | { kind: 'undeliverable'; at: string };
  awayUntil?: string;
  /** By touchpoint: the later day until whose end they have time. */
  extensions?: Record<string, string>;
  /** Those of them that were given when the survey was over: its results do not count what is answered then. */
  extendedLate?: string[];
  /** Reminders that staff asked for, by the number of the contact. */
  nudges?: { touchpoint: string; number: number; at: string }[];
  /** The newest new link, for whoever may see identities. */
  linkRequest?: { number: number; at: string; touchpoint: string };
  touchpoints: Record<string, TouchpointState>;
}

/** One contact of a participant's year. */
export interface TimelineRow extends ContactName {
  plannedAt: string;
  state: 'planned' | 'held' | 'sending' | 'sent' | 'refused' | 'unknown' | 'again' | 'skipped';
  at?: string;
  reason?: string;
  in?: string;
  /** Staff took it to be sent. */
  assumed?: true;
  until?: string;
  heldFor?: string;
}

/**
 * `sessions`: of a focus group, how many there are for them; `extendableUntil`: the last day until which they can be given
 * more time, where they can.
 */
export type OwnTouchpoint = PlannedTouchpoint & { sessions?: number; extendableUntil?: string };

/** With their own dates, and everything that was or will be sent to them. */
export type ParticipantYear = Participant & { plan: OwnTouchpoint[]; timeline: TimelineRow[] };

/**
 * Everybody of a cohort, in the order of their enrollment. The first time they are there as they come, while it is
 * still fetching.
 */
export const rosterQuery = (connection: Connection, cohortId: string) => {
  const queryKey = ['cohort', cohortId, 'participants'];
  return queryOptions({
    queryKey,
    queryFn: ({ client }) => {
      const isFirst = client.getQueryData(queryKey) === undefined;
      return connection.all<Participant>(`/cohorts/${cohortId}/participants`, {}, (items) => {
        if (isFirst) client.setQueryData(queryKey, items);
      });
    },
  });
};

/** With its ETag, which a correction asks for. */
export const participantQuery = (connection: Connection, cohortId: string, id: string) =>
  queryOptions({
    queryKey: ['cohort', cohortId, 'participants', id],
    queryFn: () => connection.ask<ParticipantYear>('GET', `/cohorts/${cohortId}/participants/${id}`),
  });
