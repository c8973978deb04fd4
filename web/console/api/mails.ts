import { queryOptions } from '@tanstack/react-query';
import type { Connection } from './connection.ts';

/** The mails about one touchpoint; the one about My year has no title. */
export interface ProgramMails {
  touchpoint: string;
  title?: string;
  kinds: string[];
}

/** A mail as one person would get it. */
export interface Mail {
  to: { name: string; email: string };
  fromName: string;
  replyTo: { name: string; email: string };
  subject: string;
  text: string;
  html: string;
  hasCalendar: boolean;
  /** Some of it is made up, because the person has no seat or offer yet. */
  isExample: boolean;
}

/** What mails the program has; nobody is needed to know that. */
export const mailsQuery = (connection: Connection, cohortId: string) =>
  queryOptions({
    queryKey: ['cohort', cohortId, 'mails'],
    queryFn: async () =>
      (await connection.ask<{ items: ProgramMails[] }>('GET', `/cohorts/${cohortId}/mails`)).body.items,
  });

/** Where the API shows one mail, and below it sends it as a test. */
export const mailPath = (cohortId: string, person: string, mail: string): string =>
  `/cohorts/${cohortId}/participants/${person}/mails/${mail}`;

/** @param mail touchpoint and kind, such as `baseline/reminder` */
export const mailQuery = (connection: Connection, cohortId: string, person: string, mail: string) =>
  queryOptions({
    queryKey: ['cohort', cohortId, 'participants', person, 'mails', mail],
    queryFn: async () => (await connection.ask<Mail>('GET', mailPath(cohortId, person, mail))).body,
  });

/** The participant who was enrolled first; undefined where there is none. */
export const firstParticipantQuery = (connection: Connection, cohortId: string) =>
  queryOptions({
    queryKey: ['cohort', cohortId, 'participants', 'first'],
    queryFn: async () => {
      const path = `/cohorts/${cohortId}/participants?limit=1`;
      const { body } = await connection.ask<{ items: { id: string }[] }>('GET', path);
      return { id: body.items[0]?.id };
    },
  });
