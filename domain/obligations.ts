import type { WorkingHours } from './calendar.ts';
import { type ContactKind, type ContactName, isSameContact, type SkipReason } from './contact.ts';
import { type Instant, plusSeconds } from './instant.ts';
import type { Participant, TouchpointState } from './participant.ts';
import { noticeAt, type PlannedTouchpoint, sendsAnyDay } from './timetable.ts';

/** A contact that is wanted, with everything its mail depends on besides the documents. */
export type DueContact = ContactName & { plannedAt: Instant; last: boolean };

/** A contact a touchpoint asks for: due at `at`, of no use from `staleAt` on. */
export type Obligation = DueContact & { at: Instant; staleAt?: Instant; anyDay: boolean };

/** A late reminder is dropped when the next one is due within this: two on consecutive days would be rude. */
const TOO_CLOSE_S = 36 * 3600;

/** The contacts one touchpoint still asks for in its present state, in the order of their times. */
export function obligations(
  planned: PlannedTouchpoint,
  state: TouchpointState | undefined,
  participant: Participant,
  hours: WorkingHours,
): Obligation[] {
  const list: Obligation[] = [];
  const ask = (kind: ContactKind, number: number, plannedAt: Instant, more: Partial<Obligation> = {}) => {
    const name = { touchpoint: planned.touchpoint.id, kind, number };
    const logged = participant.contacts.find((contact) => isSameContact(contact, name));
    const retryAt = logged?.state === 'refused' ? logged.retryAt : undefined;
    if (logged && !retryAt) return;
    list.push({ ...name, plannedAt, last: false, at: retryAt ?? plannedAt, anyDay: false, ...more });
  };
  if (state?.kind === 'open') {
    ask('invitation', 1, planned.invitationAt, { anyDay: sendsAnyDay(planned.touchpoint) });
    const last = planned.reminders.at(-1)?.number;
    for (const { number, moment } of planned.reminders) {
      ask('reminder', number, moment.at, { last: number === last });
    }
  } else if (state?.kind === 'booked') {
    const { number, startsAt } = state.seat;
    ask('confirmation', number, state.at);
    const notice = noticeAt(startsAt, participant.timeZone, hours);
    // Whoever books after that knows the date: the confirmation is notice enough.
    if (notice > state.at) ask('notice', number, notice, { staleAt: startsAt });
  }
  return list;
}

/**
 * Why a contact that is due is not wanted any more, or undefined. Nobody is reminded of what they were never
 * asked, so with the invitation outstanding a due reminder is stale; so is one that the next overtakes.
 */
export function lateness(
  obligation: Obligation,
  all: readonly Obligation[],
  now: Instant,
): 'stale' | undefined {
  if (obligation.staleAt && now >= obligation.staleAt) return 'stale';
  if (obligation.kind !== 'reminder') return undefined;
  const soon = plusSeconds(now, TOO_CLOSE_S);
  const overtaken = all.some(
    (other) => other.kind === 'reminder' && other.number > obligation.number && other.plannedAt < soon,
  );
  return overtaken || all.some((other) => other.kind === 'invitation') ? 'stale' : undefined;
}

/** Why this person may not be written to, or undefined when they may. */
export function notWelcome(participant: Participant, kind: ContactKind): SkipReason | undefined {
  if (participant.mail.kind === 'undeliverable') return 'undeliverable';
  // A confirmation answers what the person did a moment ago.
  return participant.mail.kind === 'stopped' && kind !== 'confirmation' ? 'stopped' : undefined;
}

/** Contacts about one's own booking are never held back: not by the hour, not by the day's other mail. */
export const isAboutOwnBooking = (kind: ContactKind): boolean => kind === 'confirmation' || kind === 'notice';

/** A contact's name for people who read an execution's history; never a person's data. */
export const nameOf = ({ touchpoint, kind, number }: ContactName): string =>
  `${touchpoint}: ${kind} ${number}`;
