import type { Instant } from '../dates/instant.ts';

/**
 * What a message is for. `cancellation` takes a seat back, `offer` offers one to the next on the waiting list,
 * `rebooking` invites somebody who was not there to choose again, `link` brings a new link that was asked for.
 */
export const CONTACT_KINDS = [
  'invitation',
  'reminder',
  'confirmation',
  'notice',
  'cancellation',
  'offer',
  'thanks',
  'rebooking',
  'link',
] as const;

/** One of these. */
export type ContactKind = (typeof CONTACT_KINDS)[number];

/** One message to one person, whether it has been sent or not. */
export interface ContactName {
  touchpoint: string;
  kind: ContactKind;
  /** Counts from 1: reminders in their order, confirmations and notices by booking. */
  number: number;
}

/**
 * An entry of the contact log. `sending` is claimed and may be with the mail provider; it becomes `sent`,
 * `refused` (definitely not sent), or `unknown` (nobody can say; never sent again by a machine). A refusal with
 * `retryAt` was for rate and is tried again. `held` is due and wanted, and waits until about `until`. `skipped` was
 * due and is not wanted. `again` was of unknown fate, and a person of the staff chose to have it sent once more;
 * `attempts` are the claims before that. `assumed` marks what they took to be sent. `in` is the id of the contact whose mail brings this one along; absent where it is its own.
 * `heldFor` stays with what was held before it went.
 */
export type Contact = ContactName & { plannedAt: Instant; in?: string; heldFor?: HoldReason } & (
    | { state: 'held'; at: Instant; until: Instant; reason: HoldReason }
    | { state: 'sending'; at: Instant }
    | { state: 'sent'; at: Instant; messageId: string; assumed?: true }
    | { state: 'refused'; at: Instant; reason: string; attempts: number; retryAt?: Instant }
    | { state: 'unknown'; at: Instant; reason: string }
    | { state: 'again'; at: Instant; attempts: number }
    | { state: 'skipped'; at: Instant; reason: SkipReason }
  );

/** Why a contact that is due waits: the person has had the program's mails of the week, or is away. */
export type HoldReason = 'contact-limit' | 'away';

/**
 * Why a contact that was due was not sent. `window-closed-first`: no hour for mail came before the window closed;
 * `stale`: overtaken by a later contact; a hold's reason: its window closed while it was held; `removed`: the program
 * does not have its touchpoint any more.
 */
export type SkipReason =
  | HoldReason
  | 'completed'
  | 'booked'
  | 'declined'
  | 'closed'
  | 'stale'
  | 'stopped'
  | 'undeliverable'
  | 'withdrawn'
  | 'window-closed-first'
  | 'removed';

/**
 * Which state may follow which (FAULTS I6). Terminal: sent, refused without a retry, and skipped, except one whose
 * window is open again (`mayBeAskedAgain`).
 */
export const FOLLOWS: Record<Contact['state'] | 'none', readonly Contact['state'][]> = {
  none: ['held', 'sending', 'skipped', 'refused'],
  held: ['held', 'sending', 'skipped', 'refused'],
  sending: ['sent', 'refused', 'unknown'],
  // Sent: an event about an earlier try that was of unknown fate.
  refused: ['sending', 'skipped', 'sent'],
  unknown: ['sent', 'refused', 'again'],
  again: ['sending', 'sent', 'refused', 'skipped'],
  sent: [],
  skipped: ['held', 'sending', 'skipped'],
};

/**
 * What the program wants from a person or tells them when the program likes: whether a contact keeps to the send window, to one mail a day and to the program's limit a week. The others answer
 * what somebody did a moment ago (confirmation, cancellation, link) or are appointments (notice, offer): they go at
 * their time, whatever the hour, and do not count.
 */
export const isCounted = (kind: ContactKind): boolean =>
  kind === 'invitation' || kind === 'reminder' || kind === 'rebooking' || kind === 'thanks';

/** Contacts that reached the person, or may have. */
export const mayHaveReached = ({ state }: Contact): boolean =>
  state === 'sent' || state === 'sending' || state === 'unknown' || state === 'again';

/** Asked for and not settled: it may still be claimed, unless it is not wanted any more. */
export const isPending = (contact: Contact): boolean =>
  contact.state === 'held' ||
  contact.state === 'again' ||
  (contact.state === 'refused' && contact.retryAt !== undefined);

/**
 * Skipped only because the window was shut, or needless while a seat was held. When an anchor is moved back or a
 * seat is given up, the window is open again, and nobody may be left uninvited by a date typed wrong. The same when a
 * version of the program that had no such touchpoint is taken back.
 */
export const mayBeAskedAgain = (contact: Contact): boolean =>
  contact.state === 'skipped' && MENDABLE.has(contact.reason);

const MENDABLE: ReadonlySet<SkipReason> = new Set([
  'closed',
  'window-closed-first',
  'booked',
  'contact-limit',
  'away',
  'removed',
]);

/** How long a claimed contact may be with the provider before its fate counts as unknown, in seconds. */
export const SENDING_LEASE_S = 300;

/** One id per message and person, for the ledger, the provider's tag and the delivery events. */
export const contactId = (participantId: string, { touchpoint, kind, number }: ContactName): string =>
  `${participantId}.${touchpoint}.${kind}.${number}`;

/** Which contact such an id is of, and whose; undefined for a notice to staff, a test, and what is no id of ours. */
export function contactOf(id: string): (ContactName & { participantId: string }) | undefined {
  const [, participantId, touchpoint, kind, number] = /^(p-[^.]+)\.([^.]+)\.([^.]+)\.(\d+)$/.exec(id) ?? [];
  if (!participantId || !touchpoint || !kind) return undefined;
  return { participantId, touchpoint, kind: kind as ContactKind, number: Number(number) };
}

/** Of one person: whose contacts they are is not compared. */
export const isSameContact = (a: ContactName, b: ContactName): boolean =>
  a.touchpoint === b.touchpoint && a.kind === b.kind && a.number === b.number;

/** Puts one entry into the log, or in place of the entry of the same name. */
export function putContact(log: Contact[], entry: Contact): void {
  let index = 0;
  for (const one of log) {
    if (isSameContact(one, entry)) break;
    index += 1;
  }
  log[index] = entry;
}

/** The ledger's entry of one send: kept in a table of its own, which a restore of the other does not touch. */
export interface LedgerEntry {
  contactId: string;
  cohortId: string;
  state: 'sending' | 'sent' | 'refused' | 'unknown';
  at: Instant;
  attempts: number;
  messageId?: string;
  reason?: string;
  /** A refusal for rate: the same contact may be claimed again. */
  mayRetry?: boolean;
  /** The id of the contact whose mail brought this one along. */
  in?: string;
  /** The ids of the contacts that this one's mail brought along: events name only this one. */
  with?: string[];
}

/** By an id of `contactId` or `noticeId`. One entry a contact, however often it is tried. */
export const ledgerKey = (contact: string): string => `ledger#${contact}`;
