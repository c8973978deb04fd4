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
import type { Nudge, Participant, TouchpointState } from './participant.ts';
import { bounceOf } from './stop-mail.ts';
import { type PlannedTouchpoint, sendsAnyDay } from './timetable.ts';

/** A contact that is wanted, with everything its mail depends on besides the documents. */
export type DueContact = ContactName & { plannedAt: Instant; last: boolean };

/** A contact a touchpoint asks for: due at `at`, of no use from `staleAt` on, not wanted at all where `moot` says why. */
export type Obligation = DueContact & { at: Instant } & Manner;

interface Manner {
  anyDay: boolean;
  staleAt: Instant | undefined;
  moot: SkipReason | undefined;
  /** Its entry in the log, where it has one: held, refused for rate, or skipped for a reason that may be mended. */
  logged: Contact | undefined;
}

/** Adds a contact to what is asked for, unless the log has settled it. */
export type Ask = (
  kind: ContactKind,
  number: number,
  plannedAt: Instant,
  how?: { [Key in keyof Obligation]?: Obligation[Key] | undefined },
) => void;

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
  const list: Obligation[] = [];
  if (!state) return list;
  const touchpoint = planned.touchpoint.id;
  const log = participant.contacts;
  const ask: Ask = (kind, number, plannedAt, how = {}) => {
    const logged = entryOf(log, touchpoint, kind, number);
    const retryAt = logged?.state === 'refused' ? logged.retryAt : undefined;
    const { moot, staleAt, last = false, anyDay = false } = how;
    if (logged && !isPending(logged) && (moot || !mayBeAskedAgain(logged))) return;
    // A retry is waited for only while the contact is wanted.
    const waits = !moot && participant.status.kind === 'active';
    const at = waits && retryAt ? retryAt : plannedAt;
    list.push({ touchpoint, kind, number, plannedAt, last, at, anyDay, staleAt, moot, logged });
  };

  const settle = () => {
    if (planned.touchpoint.kind === 'focus-group') bookingContacts(planned, state, participant, hours, ask);
    return list;
  };
  if (state.kind === 'open') {
    const { invitation = 1, missed } = state;
    // Sessions published after somebody had found none that suited are an occasion of their own.
    const invitedAt =
      invitation > 1 ? nextSendable(state.at, participant.timeZone, hours) : planned.invitationAt;
    ask('invitation', invitation, invitedAt, {
      anyDay: sendsAnyDay(planned.touchpoint),
      moot: missed && 'booked',
    });
    const last = planned.reminders.at(-1)?.number;
    const isPlanned = ({ kind, number }: ContactName) => kind === 'reminder' && number <= (last ?? 0);
    const reached = log.findLast(
      (one) => one.touchpoint === touchpoint && isPlanned(one) && mayHaveReached(one),
    );
    for (const { number, moment, staleAt } of planned.reminders) {
      // One from before the window was open (again), or from before the one that was sent, helps nobody.
      if (moment.at < state.at || number < (reached?.number ?? 0)) {
        ask('reminder', number, moment.at, { moot: 'stale' });
      } else ask('reminder', number, moment.at, { last: number === last, staleAt });
    }
    for (const nudge of participant.nudges ?? NONE) {
      if (nudge.touchpoint !== touchpoint) continue;
      // The next reminder of the program takes its place.
      const staleAt = planned.reminders.find(({ moment }) => moment.at > nudge.at)?.moment.at;
      ask('reminder', nudge.number, nudge.at, nudge.at < state.at ? { moot: 'stale' } : { staleAt });
    }
    return settle();
  }

  const overtaken = (kind: ContactKind, number: number, plannedAt: Instant) => {
    const moot = plannedAt < participant.enrolledAt ? undefined : overtakenBy(state, planned, plannedAt);
    // The log is searched last, because it is the dearest.
    if (moot && !isSettled(entryOf(log, touchpoint, kind, number))) ask(kind, number, plannedAt, { moot });
  };
  overtaken('invitation', 1, planned.invitationAt);
  for (const { number, moment } of planned.reminders) overtaken('reminder', number, moment.at);
  for (const nudge of participant.nudges ?? NONE) {
    if (nudge.touchpoint === touchpoint) overtaken('reminder', nudge.number, nudge.at);
  }
  return settle();
}

const NONE: readonly Nudge[] = [];

/** The entry of one contact in the log; a loop, because it is the innermost of deciding. */
function entryOf(
  log: readonly Contact[],
  touchpoint: string,
  kind: ContactKind,
  number: number,
): Contact | undefined {
  for (const one of log) {
    if (one.number === number && one.kind === kind && one.touchpoint === touchpoint) return one;
  }
  return undefined;
}

const isSettled = (contact: Contact | undefined): boolean =>
  contact !== undefined && contact.state !== 'refused' && contact.state !== 'again';

/**
 * Why a contact that is held, or was to be sent again, is skipped when its touchpoint, now in this state, does not ask for it any more. A window that
 * closed is why nothing came of it; why it had not gone before is the reason it was held.
 */
export function overtakenHold(
  contact: Extract<Contact, { state: 'held' | 'again' }>,
  state: TouchpointState,
): SkipReason {
  switch (state.kind) {
    case 'open':
      return 'stale';
    case 'booked':
      return 'booked';
    case 'declined':
      return 'declined';
    case 'done':
      return state.how === 'answered' ? 'completed' : 'booked';
    case 'missed':
      if (state.reason === 'no-show') return 'booked';
      return contact.state === 'held' ? contact.reason : 'closed';
  }
}

/** Why an invitation or reminder planned for `plannedAt` is needless now, or undefined when it never fell due. */
function overtakenBy(
  state: Exclude<TouchpointState, { kind: 'open' }>,
  planned: PlannedTouchpoint,
  plannedAt: Instant,
): SkipReason | undefined {
  switch (state.kind) {
    case 'booked':
      return plannedAt <= state.at ? 'booked' : undefined;
    case 'declined':
      return 'declined';
    case 'done':
      if (plannedAt > state.at) return undefined;
      return state.how === 'answered' ? 'completed' : 'booked';
    case 'missed':
      if (state.reason === 'no-show') return plannedAt <= state.at ? 'booked' : undefined;
      // With no session to book, nothing was ever to be asked.
      if (planned.sessions?.offered.length === 0) return undefined;
      return plannedAt < planned.closes.at ? 'closed' : 'window-closed-first';
  }
}

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
