import type { Contact } from '../contacts/contact.ts';
import type { Instant } from '../dates/instant.ts';
import type { LocalDate, TimeZone } from '../dates/local-date.ts';
import type { CohortId, FocusGroupId, ParticipantId } from '../id.ts';
import type { LinkPurpose } from '../links/link.ts';

/**
 * Where one touchpoint stands for one person; absent means it has not opened yet. Follows:
 * none → open | booked | done | missed | declined (the journey may not have noted the opening yet); open → booked |
 * done | missed | declined; booked → booked (another seat) | open | done | missed | declined; declined → booked |
 * open, by sessions published later, or (excused) → open | none by staff; missed → none | open by a moved anchor, another version or more time, and → done by answers begun before the
 * close; done is final.
 */
export type TouchpointState =
  | OpenState
  | { kind: 'booked'; at: Instant; seat: Seat }
  | { kind: 'done'; at: Instant; how: 'answered' | 'attended' | 'not-recorded' }
  | { kind: 'missed'; at: Instant; reason: 'closed' | 'no-show'; cancelled?: LostSeat }
  | DeclinedState;

/** `invitation` is the number of the one that asks now, 1 where it is absent. */
export interface OpenState {
  kind: 'open';
  at: Instant;
  invitation?: number;
  /** Focus groups: the seat that was cancelled last, or that its holder did not come to. */
  cancelled?: LostSeat;
  missed?: LostSeat;
  /** The full sessions this person waits for, and what has been offered to them. */
  waiting?: FocusGroupId[];
  offers?: Offer[];
}

/** Nothing is asked any more; a focus group can still be booked while its window is open. */
export interface DeclinedState {
  kind: 'declined';
  at: Instant;
  /** `excused`: staff do not expect it; the others are the person's own word. */
  why: WhyDeclined | 'excused';
  invitation?: number;
  cancelled?: LostSeat;
}

/** `none-of-these-times` ends by itself when staff publish another session. */
export type WhyDeclined = 'not-taking-part' | 'none-of-these-times';

/** A session as one person was told about it. The place is a room or an address, and where given the URL to join. */
export interface Place {
  focusGroupId: FocusGroupId;
  startsAt: Instant;
  endsAt: Instant;
  place: string;
}

/**
 * A booked place. `number` counts what happened to this person's booking of this touchpoint (booked, moved, changed,
 * cancelled); it names the mails about it, and one less is the SEQUENCE of their calendar entry.
 */
export interface Seat extends Place {
  number: number;
  /** The session was changed by staff since it was booked. */
  changed?: true;
}

/** A seat that is gone; `number` is that of its loss. */
export interface LostSeat extends Seat {
  lostAt: Instant;
}

/** The seat that was given back or taken away last, where a state remembers one. */
export const cancelledOf = (state: TouchpointState | undefined): LostSeat | undefined =>
  state === undefined || state.kind === 'booked' || state.kind === 'done' ? undefined : state.cancelled;

/** A seat kept for somebody who waited, until it lapses. `number` counts this person's offers, and names the mail. */
export interface Offer extends Place {
  number: number;
  at: Instant;
  until: Instant;
}

/** Since when and why an address is known to take no mail. Stopping mail does not forget it. */
export interface Bounce {
  at: Instant;
  reason: string;
}

/** `touchpoint` is `YEAR` for the lasting page. */
export interface LinkRequest {
  number: number;
  at: Instant;
  purpose: Exclude<LinkPurpose, 'stop'>;
  touchpoint: string;
}

/** A reminder that staff asked for, besides those of the program; `number` is that of its contact. */
export interface Nudge {
  touchpoint: string;
  number: number;
  at: Instant;
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
  /** Which mailbox the address is, from 1; absent for the first. Links that were mailed to another one open nothing. */
  mailbox?: number;
  timeZone: TimeZone;
  enrolledAt: Instant;
  /** When staff stated that the person agreed to take part; absent where they did not say. */
  consentedAt?: Instant;
  status: { kind: 'active' } | { kind: 'withdrawn'; at: Instant };
  /** Whether mail may go to the address: stopped by the person, or found undeliverable. */
  mail:
    | { kind: 'welcome' }
    | { kind: 'stopped'; at: Instant; bounced?: Bounce }
    | ({ kind: 'undeliverable' } & Bounce);
  /** The first day on which mail that counts (`isCounted`) is welcome again, in the person's zone; they or staff set it. */
  awayUntil?: LocalDate;
  /** The newest of the new links they, or staff for them, asked for, mailed to the address on file; `number` counts them from 1. */
  linkRequest?: LinkRequest;
  /** By touchpoint: the later day until whose end this person has time for a survey. */
  extensions?: Record<string, LocalDate>;
  /** Those of them that were given once the survey was over for everybody else: no number counts what is answered then. */
  extendedLate?: string[];
  /** Oldest first. */
  nudges?: Nudge[];
  touchpoints: Record<string, TouchpointState>;
  contacts: Contact[];
  /** When the journey has to act next, as the last writer computed it; absent when it is over. */
  dueAt?: Instant;
}

/** The document that says what is true of a person; whatever changes it does so by version. */
export const participantKey = (id: string): string => `participant#${id}`;

/** Holds one mailbox once per cohort: exists exactly while a participant of the cohort has it. */
export const mailboxKey = (cohortId: string, mailbox: string): string => `mailbox#${cohortId}#${mailbox}`;
