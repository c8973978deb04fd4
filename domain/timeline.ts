import type { WorkingHours } from './calendar.ts';
import { type Cohort, workingHours } from './cohort.ts';
import {
  type Contact,
  type ContactKind,
  type ContactName,
  type HoldReason,
  isCounted,
  isSameContact,
  mayBeAskedAgain,
  type SkipReason,
} from './contact.ts';
import type { Instant } from './instant.ts';
import { notWelcome, obligations } from './obligations.ts';
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
    for (const { kind, number, plannedAt, dropped } of wanted(planned, state, participant, hours)) {
      const name = { touchpoint, kind, number };
      const logged = participant.contacts.find((one) => isSameContact(one, name));
      // Skipped while its window was shut: the window is ahead or open again, so it may be sent after all.
      const isBack = logged && mayBeAskedAgain(logged) && (!state || state.kind === 'open') && !dropped;
      if (logged && !isBack && logged.state !== 'held') continue;
      if (logged) replaced.add(logged);
      const moot = asked.find((one) => isSameContact(one, name))?.moot;
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
  if (contact.state === 'sent') return { ...row, messageId: contact.messageId };
  if (contact.state === 'held') return { ...row, reason: contact.reason, until: contact.until };
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
  hours: WorkingHours,
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
    const notice = noticeAt(startsAt, participant.timeZone, hours);
    if (notice > state.at) list.push({ kind: 'notice', number, plannedAt: notice });
  }
  return list;
}

/** Why a contact that is not settled in the log will not be sent, and since when where that is known. */
function notComing(
  participant: Participant,
  state: TouchpointState | undefined,
  kind: ContactKind,
  moot: SkipReason | undefined,
): { reason: SkipReason; at?: Instant } | undefined {
  const { status, mail } = participant;
  if (state?.kind === 'done') return { reason: 'completed', at: state.at };
  if (state?.kind === 'missed') return { reason: 'closed', at: state.at };
  if (status.kind === 'withdrawn') return { reason: 'withdrawn', at: status.at };
  if (state?.kind === 'booked' && isCounted(kind)) return { reason: 'booked', at: state.at };
  const reason = notWelcome(participant, kind);
  if (reason && mail.kind !== 'welcome') return { reason, at: mail.at };
  return moot && { reason: moot };
}
