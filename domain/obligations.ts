import { bookingContacts } from './booking-contacts.ts';
import { nextSendable, type WorkingHours } from './calendar.ts';
import {
  type Contact,
  type ContactKind,
  type ContactName,
  isPending,
  mayBeAskedAgain,
  mayHaveReached,
  type SkipReason,
} from './contact.ts';
import type { Instant } from './instant.ts';
import { type Closed, overtakenBy } from './overtaken.ts';
import type { Nudge, OpenState, Participant, TouchpointState } from './participant.ts';
import { bounceOf } from './stop-mail.ts';
import { type PlannedTouchpoint, sendsAnyDay } from './timetable.ts';

/** A contact that is wanted, with everything its mail depends on besides the documents. */
export type DueContact = ContactName & { plannedAt: Instant; last: boolean };

/** A contact a touchpoint asks for: due at `at`, of no use from `staleAt` on, not wanted at all where `moot` says why. */
export interface Obligation extends DueContact {
  at: Instant;
  anyDay: boolean;
  staleAt: Instant | undefined;
  moot: SkipReason | undefined;
  /** Its entry in the log, where it has one: held, refused for rate, or skipped for a reason that may be mended. */
  logged: Contact | undefined;
}

type Manner = { [Key in 'moot' | 'staleAt' | 'last' | 'anyDay']?: Obligation[Key] | undefined };

/** What one touchpoint asks of one person, as it is gathered. */
export interface Asking {
  planned: PlannedTouchpoint;
  touchpoint: string;
  participant: Participant;
  asked: Obligation[];
}

/**
 * The contacts one touchpoint asks for in its present state and that are not settled in the log, in the order of
 * their times. Those that fell due and were overtaken by the state come with the reason, so that none vanishes (I2).
 */
export function obligations(
  planned: PlannedTouchpoint,
  state: TouchpointState | undefined,
  participant: Participant,
  hours: WorkingHours,
): Obligation[] {
  const asked: Obligation[] = [];
  if (!state) return asked;
  const asking: Asking = { planned, touchpoint: planned.touchpoint.id, participant, asked };
  if (state.kind === 'open') askWhileOpen(asking, state, hours);
  else askWhereOvertaken(asking, state);
  if (planned.touchpoint.kind === 'focus-group') bookingContacts(asking, state, hours);
  return asked;
}

function askWhileOpen(asking: Asking, state: OpenState, hours: WorkingHours): void {
  const { planned, touchpoint, participant } = asking;
  const { invitation = 1, missed } = state;
  // Sessions published after somebody had found none that suited are an occasion of their own.
  const invitedAt =
    invitation > 1 ? nextSendable(state.at, participant.timeZone, hours) : planned.invitationAt;
  const anyDay = sendsAnyDay(planned.touchpoint);
  ask(asking, 'invitation', invitation, invitedAt, { anyDay, moot: missed && 'booked' });
  const last = planned.reminders.at(-1)?.number ?? 0;
  const reached = lastReached(asking, last);
  for (const { number, moment, staleAt } of planned.reminders) {
    // One from before the window was open (again), or from before the one that was sent, helps nobody.
    if (moment.at < state.at || number < reached) {
      ask(asking, 'reminder', number, moment.at, { moot: 'stale' });
    } else ask(asking, 'reminder', number, moment.at, { last: number === last, staleAt });
  }
  for (const nudge of participant.nudges ?? NONE) {
    if (nudge.touchpoint !== touchpoint) continue;
    // The next reminder of the program takes its place.
    const staleAt = planned.reminders.find(({ moment }) => moment.at > nudge.at)?.moment.at;
    ask(asking, 'reminder', nudge.number, nudge.at, nudge.at < state.at ? { moot: 'stale' } : { staleAt });
  }
}

const NONE: readonly Nudge[] = [];

function askWhereOvertaken(asking: Asking, state: Closed): void {
  const { planned, touchpoint, participant } = asking;
  const settled = settledOf(asking);
  if (!(settled & 1)) askIfOvertaken(asking, state, 'invitation', 1, planned.invitationAt);
  for (const { number, moment } of planned.reminders) {
    if (!(settled & (1 << number))) askIfOvertaken(asking, state, 'reminder', number, moment.at);
  }
  for (const nudge of participant.nudges ?? NONE) {
    if (nudge.touchpoint !== touchpoint || isSettled(entryOf(asking, 'reminder', nudge.number))) continue;
    askIfOvertaken(asking, state, 'reminder', nudge.number, nudge.at);
  }
}

function askIfOvertaken(
  asking: Asking,
  state: Closed,
  kind: ContactKind,
  number: number,
  plannedAt: Instant,
): void {
  const moot = overtakenBy(state, asking.planned, plannedAt);
  if (moot && plannedAt >= asking.participant.enrolledAt) ask(asking, kind, number, plannedAt, { moot });
}

/** Adds a contact to what is asked for, unless the log has settled it. */
export function ask(
  asking: Asking,
  kind: ContactKind,
  number: number,
  plannedAt: Instant,
  { moot, staleAt, last = false, anyDay = false }: Manner = {},
): void {
  const { touchpoint, participant, asked } = asking;
  const logged = entryOf(asking, kind, number);
  if (logged && !isPending(logged) && (moot || !mayBeAskedAgain(logged))) return;
  const retryAt = logged?.state === 'refused' ? logged.retryAt : undefined;
  // A retry is waited for only while the contact is wanted.
  const at = retryAt && !moot && participant.status.kind === 'active' ? retryAt : plannedAt;
  asked.push({ touchpoint, kind, number, plannedAt, last, at, anyDay, staleAt, moot, logged });
}

/** The number of the program's reminder, up to `most`, that reached the person last, or 0. */
function lastReached({ participant: { contacts }, touchpoint }: Asking, most: number): number {
  let reached = 0;
  for (const one of contacts) {
    if (one.kind !== 'reminder' || one.touchpoint !== touchpoint || one.number > most) continue;
    if (mayHaveReached(one)) reached = one.number;
  }
  return reached;
}

/**
 * What the log has settled of a touchpoint, as bits: the first invitation is bit 0, reminder n of the program (three at
 * most) bit n. Nearly always everything has been: one look at the log is the least that can be done to see it.
 */
function settledOf({ participant: { contacts }, touchpoint }: Asking): number {
  let settled = 0;
  for (const one of contacts) {
    if (one.touchpoint !== touchpoint || !isSettled(one)) continue;
    if (one.kind === 'reminder' && one.number < 31) settled |= 1 << one.number;
    else if (one.kind === 'invitation' && one.number === 1) settled |= 1;
  }
  return settled;
}

/** The entry of one contact in the log; a loop, because it is the innermost of deciding. */
function entryOf(
  { participant: { contacts }, touchpoint }: Asking,
  kind: ContactKind,
  number: number,
): Contact | undefined {
  for (const one of contacts) {
    if (one.number === number && one.kind === kind && one.touchpoint === touchpoint) return one;
  }
  return undefined;
}

const isSettled = (contact: Contact | undefined): boolean =>
  contact !== undefined && contact.state !== 'refused' && contact.state !== 'again';

/**
 * Why a contact that is due is not wanted any more, or undefined: the next reminder or the session itself is too
 * near, or the invitation is outstanding, for nobody is reminded of what they were never asked.
 */
export function lateness(
  { kind, staleAt }: Obligation,
  all: readonly Obligation[],
  now: Instant,
): 'stale' | undefined {
  if (staleAt && now >= staleAt) return 'stale';
  return kind === 'reminder' && all.some((other) => other.kind === 'invitation') ? 'stale' : undefined;
}

/** Why this person may not be written to, or undefined when they may. */
export function notWelcome(participant: Participant, kind: ContactKind): SkipReason | undefined {
  if (participant.status.kind === 'withdrawn') return 'withdrawn';
  // The person's own word comes first: correcting the address would not lift it.
  if (participant.mail.kind === 'stopped' && !answersThePerson(kind)) return 'stopped';
  return bounceOf(participant) && 'undeliverable';
}

/** Contacts that follow from what the person did, and that stopping mail does not stop (decision 0007). */
export const answersThePerson = (kind: ContactKind): boolean =>
  kind === 'confirmation' || kind === 'cancellation' || kind === 'offer' || kind === 'link';

/** A contact's name for people who read an execution's history; never a person's data. */
export const nameOf = ({ touchpoint, kind, number }: ContactName): string =>
  `${touchpoint}: ${kind} ${number}`;
