import {
  type Contact,
  type ContactKind,
  type ContactName,
  isPending,
  mayBeAskedAgain,
  type SkipReason,
} from '../contacts/contact.ts';
import { entryOf, isSettled, lastReached, loggedOf, settledOf } from '../contacts/contact-log.ts';
import { nextSendable, type WorkingHours } from '../dates/calendar.ts';
import { type Instant, laterOf } from '../dates/instant.ts';
import type { Nudge, OpenState, Participant, TouchpointState } from '../participants/participant.ts';
import { bounceOf } from '../participants/stop-mail.ts';
import { bookingContacts } from '../sessions/booking-contacts.ts';
import type { PlannedTouchpoint } from '../timetables/timetable.ts';
import { sendsAnyDay } from '../timetables/touchpoint-dates.ts';
import { inviting, type Manner, needless, PLAIN, STALE, usefulUntil } from './manner.ts';
import { type Closed, overtakenBy } from './overtaken.ts';

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

/** What is asked of one person, as it is gathered: for one touchpoint, or one after the other for all. */
export interface Asking {
  participant: Participant;
  hours: WorkingHours;
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
  if (state) askAll({ participant, hours, asked }, planned, state);
  return asked;
}

/** `obligations`, added to what is asked for already. */
export function askAll(asking: Asking, planned: PlannedTouchpoint, state: TouchpointState): void {
  if (state.kind === 'open') askWhileOpen(asking, planned, state);
  else askWhereOvertaken(asking, planned, state);
  if (planned.sessions) bookingContacts(asking, planned, state);
}

function askWhileOpen(asking: Asking, planned: PlannedTouchpoint, state: OpenState): void {
  const { participant, hours } = asking;
  const touchpoint = planned.touchpoint.id;
  const { invitation = 1, missed } = state;
  // Sessions published after somebody had found none that suited are an occasion of their own.
  const invitedAt =
    invitation > 1 ? nextSendable(state.at, participant.timeZone, hours) : planned.invitationAt;
  const manner = inviting(sendsAnyDay(planned.touchpoint), missed && 'booked');
  ask(asking, touchpoint, 'invitation', invitation, invitedAt, manner);
  const last = planned.reminders.at(-1)?.number ?? 0;
  const logged = loggedOf(participant, touchpoint);
  const reached = logged > 1 ? lastReached(participant, touchpoint, last) : 0;
  for (const { number, moment, staleAt } of planned.reminders) {
    // One from before the window was open (again), or from before the one that was sent, helps nobody.
    const isStale = moment.at < state.at || number < reached;
    const how = isStale ? STALE : usefulUntil(staleAt, number === last);
    // What the log has no entry of need not be looked for.
    if (logged & (1 << number)) ask(asking, touchpoint, 'reminder', number, moment.at, how);
    else add(asking, touchpoint, 'reminder', number, moment.at, how, undefined);
  }
  for (const nudge of participant.nudges ?? NONE) {
    if (nudge.touchpoint !== touchpoint) continue;
    // The next reminder of the program takes its place.
    const staleAt = planned.reminders.find(({ moment }) => moment.at > nudge.at)?.moment.at;
    const manner = nudge.at < state.at ? STALE : usefulUntil(staleAt);
    ask(asking, touchpoint, 'reminder', nudge.number, nudge.at, manner);
  }
}

const NONE: readonly Nudge[] = [];

function askWhereOvertaken(asking: Asking, planned: PlannedTouchpoint, state: Closed): void {
  const { participant } = asking;
  const touchpoint = planned.touchpoint.id;
  const settled = settledOf(participant, touchpoint);
  if (!(settled & 1)) askIfOvertaken(asking, planned, state, 'invitation', 1, planned.invitationAt);
  for (const { number, moment } of planned.reminders) {
    if (!(settled & (1 << number))) askIfOvertaken(asking, planned, state, 'reminder', number, moment.at);
  }
  for (const nudge of participant.nudges ?? NONE) {
    if (nudge.touchpoint !== touchpoint) continue;
    if (isSettled(entryOf(participant, touchpoint, 'reminder', nudge.number))) continue;
    askIfOvertaken(asking, planned, state, 'reminder', nudge.number, nudge.at);
  }
}

function askIfOvertaken(
  asking: Asking,
  planned: PlannedTouchpoint,
  state: Closed,
  kind: ContactKind,
  number: number,
  plannedAt: Instant,
): void {
  const moot = overtakenBy(state, planned, plannedAt);
  if (!moot || plannedAt < asking.participant.enrolledAt) return;
  ask(asking, planned.touchpoint.id, kind, number, plannedAt, needless(moot));
}

/** Adds a contact to what is asked for, unless the log has settled it. */
export function ask(
  asking: Asking,
  touchpoint: string,
  kind: ContactKind,
  number: number,
  plannedAt: Instant,
  manner: Manner = PLAIN,
): void {
  const logged = entryOf(asking.participant, touchpoint, kind, number);
  if (logged && !isPending(logged) && (manner.moot || !mayBeAskedAgain(logged))) return;
  add(asking, touchpoint, kind, number, plannedAt, manner, logged);
}

function add(
  { asked }: Asking,
  touchpoint: string,
  kind: ContactKind,
  number: number,
  plannedAt: Instant,
  { moot, staleAt, last, anyDay }: Manner,
  logged: Contact | undefined,
): void {
  const retryAt = logged?.state === 'refused' ? logged.retryAt : undefined;
  // Its date may have moved since it was refused.
  const at = retryAt ? laterOf(retryAt, plannedAt) : plannedAt;
  asked.push({ touchpoint, kind, number, plannedAt, last, at, anyDay, staleAt, moot, logged });
}

/**
 * Why a contact that is due is not wanted any more, or undefined: the next reminder or the session itself is too
 * near, or the invitation is outstanding, or the one to book again, for nobody is reminded of what they were never asked.
 */
export function lateness(
  { touchpoint, kind, staleAt }: Obligation,
  all: readonly Obligation[],
  now: Instant,
): 'stale' | undefined {
  if (staleAt && now >= staleAt) return 'stale';
  if (kind !== 'reminder') return undefined;
  const asksFirst = (other: Obligation) =>
    other.touchpoint === touchpoint &&
    (other.kind === 'invitation' || (other.kind === 'rebooking' && !other.moot));
  return all.some(asksFirst) ? 'stale' : undefined;
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
