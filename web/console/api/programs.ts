import { queryOptions } from '@tanstack/react-query';
import type { Connection } from './connection.ts';

/** The version that new cohorts start with; `timeZone` is theirs unless they are given another. */
export interface ProgramSummary {
  id: string;
  version: string;
  title: string;
  timeZone: string;
  anchors: string[];
}

/** A date, or an instant (UTC), that a plan gives, what arithmetic alone would give, and why the two differ. */
export interface Moment {
  raw: string;
  date: string;
  at: string;
  reasons: { kind: string; text: string }[];
}

/** One touchpoint with its dates and why they are those. Instants are UTC, on whose clock the caller says. */
export interface PlannedTouchpoint {
  touchpoint: string;
  kind: 'survey' | 'focus-group';
  title: string;
  opens: Moment;
  closes: Moment;
  invitationAt: string;
  reminders: ({ number: number } & Moment)[];
  /** Those that the window or the next one leaves no room for. */
  dropped?: ({ number: number; why: { text: string } } & Moment)[];
  sessionsFrom?: string;
  sessionsUntil?: string;
}

/** A year that nobody has begun: what a cohort with these anchors would have. */
export interface Timetable {
  programId: string;
  timeZone: string;
  /** Of the program: "Monday". */
  workingDays: string[];
  anchors: Record<string, string>;
  asOf: string;
  touchpoints: PlannedTouchpoint[];
}

/** Those whose files are there; a running cohort may have one that is not among them. */
export const programsQuery = (connection: Connection) =>
  queryOptions({
    queryKey: ['programs'],
    queryFn: async () => (await connection.ask<{ items: ProgramSummary[] }>('GET', '/programs')).body.items,
  });

/** Every date a cohort of the program would have with these anchors. Stores nothing. */
export const timetableQuery = (connection: Connection, programId: string, anchors: Record<string, string>) =>
  queryOptions({
    queryKey: ['timetable', programId, anchors],
    queryFn: async () => {
      const path = `/programs/${programId}/timetable?${new URLSearchParams(anchors)}`;
      return (await connection.ask<Timetable>('GET', path)).body;
    },
  });
