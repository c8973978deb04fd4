import { type Cohort, workingHours } from '../cohorts/cohort.ts';
import {
  type Contact,
  type ContactKind,
  type ContactName,
  type HoldReason,
  isSameContact,
  mayBeAskedAgain,
  type SkipReason,
} from '../contacts/contact.ts';
import type { Instant } from '../dates/instant.ts';
import type { Participant, TouchpointState } from '../participants/participant.ts';
import { bounceOf } from '../participants/stop-mail.ts';
import type { Program } from '../programs/program.ts';
import { givesWay } from '../timetables/no-room.ts';
import { type PlannedTouchpoint, timetable } from '../timetables/timetable.ts';
import { notWelcome, type Obligation, obligations } from './obligations.ts';

/** One contact of a participant's year: planned, on its way, sent, or not wanted and why. Instants are UTC. */
export interface TimelineRow extends ContactName {
  plannedAt: Instant;
  state: 'planned' | Contact['state'];
  /** When it reached that state, where that has happened. */
  at?: Instant;
  reason?: string;
  messageId?: string;
  /** Staff took it to be sent; nobody knows. */
  assumed?: true;
  /** The id of the contact whose mail brought this one along. */
  in?: string;
  /** Of one that is held: about when it may go. */
  until?: Instant;
  /** Of one that was held before it went. */
  heldFor?: HoldReason;
}

/**
 * Every contact of one person's program, earliest first: those in the contact log as they were recorded, and for
 * those that are not, whether they are still to come or why they never will. Touchpoints as they are recorded.
 */
export function timeline(program: Program, cohort: Cohort, participant: Participant): TimelineRow[] {
  const hours = workingHours(program, cohort);
  const replaced = new Set<Contact>();
  const rows: TimelineRow[] = [];
  for (const planned of timetable(program, cohort, participant)) {
    const touchpoint = planned.touchpoint.id;
    const state = participant.touchpoints[touchpoint];
    const asked = obligations(planned, state, participant, hours);
    for (const { kind, number, plannedAt, dropped, yields } of wanted(planned, asked)) {
      const name = { touchpoint, kind, number };
      const logged = participant.contacts.find((one) => isSameContact(one, name));
      // Skipped while its window was shut: the window is ahead or open again, so it may be sent after all.
      const isBack = logged && mayBeAskedAgain(logged) && (!state || state.kind === 'open') && !dropped;
      if (logged && !isBack && logged.state !== 'held') continue;
      if (logged) replaced.add(logged);
      const moot = asked.find((one) => isSameContact(one, name))?.moot ?? (yields && 'stale');
      const skip = notComing(participant, state, kind, dropped ? 'window-closed-first' : moot);
      if (skip) rows.push({ ...name, plannedAt, state: 'skipped', ...skip });
      else if (logged?.state === 'held') rows.push({ ...loggedRow(logged), plannedAt });
      else rows.push({ ...name, plannedAt, state: 'planned' });
    }
  }
  const recorded = participant.contacts.filter((contact) => !replaced.has(contact)).map(loggedRow);
  return [...recorded, ...rows].sort((a, b) =>
    a.plannedAt < b.plannedAt ? -1 : a.plannedAt > b.plannedAt ? 1 : 0,
  );
}

function loggedRow(contact: Contact): TimelineRow {
  const { touchpoint, kind, number, plannedAt, state, at } = contact;
  const brought = contact.in === undefined ? {} : { in: contact.in };
  const held = contact.heldFor && { heldFor: contact.heldFor };
  const row = { touchpoint, kind, number, plannedAt, state, at, ...brought, ...held };
  if (contact.state === 'sent') {
    return contact.assumed ? { ...row, assumed: true } : { ...row, messageId: contact.messageId };
  }
  if (contact.state === 'held') return { ...row, reason: contact.reason, until: contact.until };
  return contact.state === 'sending' || contact.state === 'again' ? row : { ...row, reason: contact.reason };
}

interface Wanted {
  kind: ContactKind;
  number: number;
  plannedAt: Instant;
  dropped?: true;
  /** To the next one, which follows too soon. */
  yields?: true;
}

/** The contacts the program has for a touchpoint, whatever its state, and those that its state asks for besides. */
function wanted(planned: PlannedTouchpoint, asked: readonly Obligation[]): Wanted[] {
  // Whoever enrolls on the eve of the close may have no hour for mail left before it.
  const isLate = planned.invitationAt >= planned.closes.at && { dropped: true as const };
  const list: Wanted[] = [{ kind: 'invitation', number: 1, plannedAt: planned.invitationAt, ...isLate }];
  for (const reminder of planned.reminders) {
    const { number, moment } = reminder;
    list.push({
      kind: 'reminder',
      number,
      plannedAt: moment.at,
      ...(givesWay(reminder) && { yields: true }),
    });
  }
  for (const { number, moment } of planned.dropped) {
    list.push({ kind: 'reminder', number, plannedAt: moment.at, dropped: true });
  }
  return [...list, ...asked.filter((one) => !list.some((other) => isSame(one, other)))];
}

const isSame = (a: Wanted, b: Wanted): boolean => a.kind === b.kind && a.number === b.number;

/** Why a contact that is not settled in the log will not be sent, and since when where that is known. */
function notComing(
  participant: Participant,
  state: TouchpointState | undefined,
  kind: ContactKind,
  moot: SkipReason | undefined,
): { reason: SkipReason; at?: Instant } | undefined {
  const { status, mail } = participant;
  // What is left is asked for by the state itself: about the seat, and thanks.
  const isAsking = kind === 'invitation' || kind === 'reminder';
  if (isAsking && state?.kind === 'done') return { reason: 'completed', at: state.at };
  if (isAsking && state?.kind === 'declined') return { reason: 'declined', at: state.at };
  // What there was no room for while it was open was not kept back by the close.
  if (isAsking && state?.kind === 'missed') {
    return moot === 'window-closed-first' ? { reason: moot } : { reason: 'closed', at: state.at };
  }
  if (status.kind === 'withdrawn') return { reason: 'withdrawn', at: status.at };
  if (isAsking && state?.kind === 'booked') return { reason: 'booked', at: state.at };
  const reason = notWelcome(participant, kind);
  const since = reason === 'undeliverable' ? bounceOf(participant) : mail;
  if (reason && since && 'at' in since) return { reason, at: since.at };
  return moot && { reason: moot };
}
