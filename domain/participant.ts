import type { Contact } from './contact.ts';
import type { CohortId, FocusGroupId, ParticipantId } from './id.ts';
import type { Instant } from './instant.ts';
import type { LinkPurpose } from './link.ts';
import type { LocalDate, TimeZone } from './local-date.ts';

/**
 * Where one touchpoint stands for one person; absent means it has not opened yet. Follows:
 * none → open | booked | done | missed (the journey may not have noted the opening yet); open → booked | done |
 * missed; booked → open | done | missed; missed → none | open by a moved anchor, and → done by answers begun
 * before the close; done is final.
 */
export type TouchpointState =
  | { kind: 'open'; at: Instant }
  | { kind: 'booked'; at: Instant; seat: Seat }
  | { kind: 'done'; at: Instant; how: 'answered' | 'attended' | 'not-recorded' }
  | { kind: 'missed'; at: Instant; reason: 'closed' | 'no-show' };

/** A booked place. `number` counts this person's bookings, and names its confirmation and notice. */
export interface Seat {
  focusGroupId: FocusGroupId;
  startsAt: Instant;
  endsAt: Instant;
  /** Room or address, and where given the URL to join. */
  place: string;
  number: number;
}

/** `touchpoint` is `YEAR` for the lasting page. */
export interface LinkRequest {
  number: number;
  at: Instant;
  purpose: Exclude<LinkPurpose, 'stop'>;
  touchpoint: string;
}

/** Stands where a contact or a link has a touchpoint and is about the whole year; no touchpoint may have this id. */
export const YEAR = 'my-year';

/**
 * The truth about one person in one cohort. Everything else (the journey, its timer, the indexes) can be
 * thrown away and made again from it.
 */
export interface Participant {
  id: ParticipantId;
  cohortId: CohortId;
  name: string;
  email: string;
  timeZone: TimeZone;
  enrolledAt: Instant;
  /** When staff stated that the person agreed to take part; absent where they did not say. */
  consentedAt?: Instant;
  status: { kind: 'active' } | { kind: 'withdrawn'; at: Instant };
  /** Whether mail may go to the address: stopped by the person, or found undeliverable. */
  mail:
    | { kind: 'welcome' }
    | { kind: 'stopped'; at: Instant }
    | { kind: 'undeliverable'; at: Instant; reason: string };
  /** The first day on which invitations and reminders are welcome again, in the person's zone; they set it. */
  awayUntil?: LocalDate;
  /** The newest of the new links they asked for, mailed to the address on file; `number` counts them from 1. */
  linkRequest?: LinkRequest;
  touchpoints: Record<string, TouchpointState>;
  contacts: Contact[];
  /** When the journey has to act next, as the last writer computed it; absent when it is over. */
  dueAt?: Instant;
}

export const participantKey = (id: string): string => `participant#${id}`;

/** Holds one mailbox once per cohort: exists exactly while a participant of the cohort has it. */
export const mailboxKey = (cohortId: string, mailbox: string): string => `mailbox#${cohortId}#${mailbox}`;
