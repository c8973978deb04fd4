import { queryOptions } from '@tanstack/react-query';
import type { ContactName } from '../../../domain/contacts/contact.ts';
import { nameOrder } from '../../../domain/name-order.ts';
import type { Connection } from './connection.ts';
import type { PlannedTouchpoint } from './programs.ts';

/** Anchors are local dates; the contact person is there for whoever may see identities. */
export interface Cohort {
  id: string;
  programId: string;
  programVersion: string;
  /** Those it has had before, oldest first. */
  earlierVersions?: { version: string; until: string }[];
  title: string;
  timeZone: string;
  anchors: Record<string, string>;
  contactPerson?: { name: string; email: string };
  /** The contact person is told by mail what needs a person. */
  notices: boolean;
  createdAt: string;
  /** A change still has to reach every participant. */
  replanning: boolean;
}

/** Each active person is in one of these; `invited` and `reminded` count whoever was written to, besides. */
export interface TouchpointCounts {
  answered: number;
  booked: number;
  declined: number;
  missed: number;
  /** It had closed before they were enrolled. */
  notAsked: number;
  pending: number;
  waiting: number;
  invited: number;
  reminded: number;
}

/** With the cohort's own dates; `sessions` are those published of a focus group. */
export type TouchpointProgress = PlannedTouchpoint & { counts: TouchpointCounts; sessions?: number };

/** Where a cohort stands at `asOf`. `isComplete` is false where it is larger than what the API looks at. */
export interface Progress {
  asOf: string;
  programTitle: string;
  people: { active: number; withdrawn: number };
  /** How much of each kind needs a person: as many as are in the list of attention. */
  needs: Record<
    | 'unknownContacts'
    | 'refusedContacts'
    | 'undeliverable'
    | 'noTimeSuits'
    | 'noSessions'
    | 'noSeatsLeft'
    | 'fullWaitingLists'
    | 'smallSessions'
    | 'unrecordedAttendance'
    | 'lowResponses'
    | 'noticesReturned',
    number
  >;
  touchpoints: TouchpointProgress[];
  isComplete: boolean;
}

/** Mail that is planned, or held back and due. The name is there for whoever may see identities. */
export interface ComingContact extends ContactName {
  participantId: string;
  name?: string;
  plannedAt: string;
  state: 'planned' | 'held';
}

/** All cohorts, the oldest first. */
export const cohortsQuery = (connection: Connection) =>
  queryOptions({ queryKey: ['cohorts'], queryFn: () => connection.all<Cohort>('/cohorts') });

/** With its ETag, which changing it asks for. */
export const cohortQuery = (connection: Connection, cohortId: string) =>
  queryOptions({
    queryKey: ['cohort', cohortId],
    queryFn: () => connection.ask<Cohort>('GET', `/cohorts/${cohortId}`),
  });

/** Counted anew each time it is asked: it reads everybody of the cohort. */
export const progressQuery = (connection: Connection, cohortId: string) =>
  queryOptions({
    queryKey: ['cohort', cohortId, 'progress'],
    queryFn: async () => (await connection.ask<Progress>('GET', `/cohorts/${cohortId}/progress`)).body,
  });

/** Contacts planned in the days after `from`, earliest first. */
export const contactsQuery = (connection: Connection, cohortId: string, from: string, days: number) =>
  queryOptions({
    queryKey: ['cohort', cohortId, 'contacts', from, days],
    queryFn: async () => {
      const until = new Date(Date.parse(from) + days * 86_400_000).toISOString();
      const path = `/cohorts/${cohortId}/contacts`;
      const items = await connection.all<ComingContact>(path, { from, until });
      return items.sort(
        (a, b) => a.plannedAt.localeCompare(b.plannedAt) || nameOrder(a.name ?? '', b.name ?? ''),
      );
    },
  });
