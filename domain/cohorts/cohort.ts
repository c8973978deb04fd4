import * as z from 'zod';
import type { WorkingHours } from '../dates/calendar.ts';
import type { Instant } from '../dates/instant.ts';
import type { LocalDate, TimeZone } from '../dates/local-date.ts';
import type { CohortId, FocusGroupId } from '../id.ts';
import type { Program } from '../programs/program.ts';
import { EmailAddress, oneLine } from '../text.ts';
import type { EarlierVersion } from '../versions/adoption.ts';

/** Whom participants write to, and in whose name mail is sent. */
export const ContactPerson = z.strictObject({ name: oneLine(120), email: EmailAddress });
export type ContactPerson = z.infer<typeof ContactPerson>;

/** Anchor name to local date in the cohort's zone. */
export type Anchors = Record<string, LocalDate>;

/** One run of a program, with real dates. Everything `decide` needs that is the same for all its people. */
export interface Cohort {
  id: CohortId;
  programId: string;
  programVersion: string;
  /** Those it has had before, oldest first; the same one may come again. */
  earlierVersions?: EarlierVersion[];
  title: string;
  timeZone: TimeZone;
  anchors: Anchors;
  contactPerson: ContactPerson;
  /** Set where the contact person is not to be told by mail what needs them. */
  notices?: false;
  /** Listed once when the cohort is made, so that a date never changes because a library did. */
  holidays: Record<string, string>;
  /** The published sessions, without their seats; `decide` offers only what is listed here. */
  sessions: Session[];
  createdAt: Instant;
  /** Set while a change still has to reach every participant's plan; the sweep finishes what a crash left. */
  dueAt?: Instant;
}

/** A session as plans are made with it: when and for which touchpoint. Seats and place are in its `FocusGroup`. */
export interface Session {
  id: FocusGroupId;
  touchpoint: string;
  startsAt: Instant;
  endsAt: Instant;
  publishedAt: Instant;
}

/** Its document, by id alone: such a key stands in logs and in the audit trail. */
export const cohortKey = (id: string): string => `cohort#${id}`;

/** Whether the contact person is told by mail what needs them. */
export const wantsNotices = ({ notices }: Pick<Cohort, 'notices'>): boolean => notices !== false;

/** The program's hours on the cohort's own list of holidays, so that no library can add one later. In no zone yet. */
export const workingHours = (program: Program, cohort: Pick<Cohort, 'holidays'>): WorkingHours => ({
  from: program.sendWindow.from,
  to: program.sendWindow.to,
  days: program.sendWindow.days,
  holidays: cohort.holidays,
});
