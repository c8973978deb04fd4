import type { Cohort } from './cohort.ts';
import { workingHours } from './cohort.ts';
import {
  type Contact,
  type ContactKind,
  type ContactName,
  isSameContact,
  type SkipReason,
} from './contact.ts';
import type { Instant } from './instant.ts';
import { notWelcome } from './obligations.ts';
import type { Participant, TouchpointState } from './participant.ts';
import type { Program } from './program.ts';
import { noticeAt, type PlannedTouchpoint, timetable } from './timetable.ts';

/** One contact of a participant's year: planned, on its way, sent, or not wanted and why. Instants are UTC. */
export interface TimelineRow extends ContactName {
  plannedAt: Instant;
  state: 'planned' | Contact['state'];
  /** When it reached that state, where that has happened. */
  at?: Instant;
  reason?: string;
  messageId?: string;
}

/**
 * Every contact of one person's program, earliest first: those in the contact log as they were recorded, and for
 * those that are not, whether they are still to come or why they never will. Touchpoints as they are recorded.
 */
export function timeline(program: Program, cohort: Cohort, participant: Participant): TimelineRow[] {
  const rows = participant.contacts.map(loggedRow);
  const isLogged = (name: ContactName) => participant.contacts.some((one) => isSameContact(one, name));
  for (const planned of timetable(program, cohort, participant)) {
    const touchpoint = planned.touchpoint.id;
    const state = participant.touchpoints[touchpoint];
    for (const { kind, number, plannedAt, dropped } of wanted(planned, state, participant, program, cohort)) {
      const name = { touchpoint, kind, number };
      if (isLogged(name)) continue;
      const skip = notComing(participant, state, kind);
      if (skip) rows.push({ ...name, plannedAt, state: 'skipped', ...skip });
      else if (dropped) rows.push({ ...name, plannedAt, state: 'skipped', reason: 'window-closed-first' });
      else rows.push({ ...name, plannedAt, state: 'planned' });
    }
  }
  return rows.sort((a, b) => (a.plannedAt < b.plannedAt ? -1 : a.plannedAt > b.plannedAt ? 1 : 0));
}

function loggedRow(contact: Contact): TimelineRow {
  const { touchpoint, kind, number, plannedAt, state, at } = contact;
  const row = { touchpoint, kind, number, plannedAt, state, at };
  if (contact.state === 'sent') return { ...row, messageId: contact.messageId };
  return contact.state === 'sending' ? row : { ...row, reason: contact.reason };
}

interface Wanted {
  kind: ContactKind;
  number: number;
  plannedAt: Instant;
  dropped?: true;
}

/** The contacts the program has for a touchpoint, whatever its state, and those of the seat that is booked. */
function wanted(
  planned: PlannedTouchpoint,
  state: TouchpointState | undefined,
  participant: Participant,
  program: Program,
  cohort: Cohort,
): Wanted[] {
  const list: Wanted[] = [{ kind: 'invitation', number: 1, plannedAt: planned.invitationAt }];
  for (const { number, moment } of planned.reminders) {
    list.push({ kind: 'reminder', number, plannedAt: moment.at });
  }
  for (const { number, moment } of planned.dropped) {
    list.push({ kind: 'reminder', number, plannedAt: moment.at, dropped: true });
  }
  if (state?.kind === 'booked') {
    const { number, startsAt } = state.seat;
    list.push({ kind: 'confirmation', number, plannedAt: state.at });
    const notice = noticeAt(startsAt, participant.timeZone, workingHours(program, cohort));
    if (notice > state.at) list.push({ kind: 'notice', number, plannedAt: notice });
  }
  return list;
}

/** Why a contact that was never logged will not be sent any more, and since when; undefined while it may be. */
function notComing(
  participant: Participant,
  state: TouchpointState | undefined,
  kind: ContactKind,
): { reason: SkipReason; at: Instant } | undefined {
  if (state?.kind === 'done') return { reason: 'completed', at: state.at };
  if (state?.kind === 'missed') return { reason: 'closed', at: state.at };
  if (participant.status.kind === 'withdrawn') return { reason: 'withdrawn', at: participant.status.at };
  if (state?.kind === 'booked' && (kind === 'invitation' || kind === 'reminder')) {
    return { reason: 'booked', at: state.at };
  }
  const reason = notWelcome(participant, kind);
  return reason && participant.mail.kind !== 'welcome' ? { reason, at: participant.mail.at } : undefined;
}
