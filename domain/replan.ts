import type { Cohort } from './cohort.ts';
import { type ContactName, isSameContact } from './contact.ts';
import type { ParticipantId } from './id.ts';
import type { Instant } from './instant.ts';
import type { Participant, Seat, TouchpointState } from './participant.ts';
import type { Program } from './program.ts';
import { progress } from './progress.ts';
import { type TimelineRow, timeline } from './timeline.ts';
import { type PlannedTouchpoint, timetable } from './timetable.ts';

/**
 * What a moved anchor means for one touchpoint of one person. `stays`: done or recorded, never issued again;
 * `closes`: the new window is over, so it counts as missed; `reopens`: it was missed and is ahead again.
 */
export type MoveEffect = 'unchanged' | 'moves' | 'stays' | 'closes' | 'reopens';

export interface Window {
  opens: Instant;
  closes: Instant;
}

export interface TouchpointMove {
  touchpoint: string;
  effect: MoveEffect;
  from: Window;
  to: Window;
  /** A booked seat that the new window does not contain; it stays booked until someone decides. */
  seatOutside?: Seat;
}

/** A contact with another date. `from` is missing where it comes in addition, `to` where it falls away. */
export interface ContactMove extends ContactName {
  from?: Instant;
  to?: Instant;
}

export interface ParticipantMove {
  participantId: ParticipantId;
  touchpoints: TouchpointMove[];
  contacts: ContactMove[];
  /** Contacts in the log that stay what they are: sent, under way, or skipped for good. */
  staying: number;
}

/** What `after` (the cohort with other anchors) changes for one person at `now`; nothing is recorded. */
export function participantMove(
  program: Program,
  before: Cohort,
  after: Cohort,
  participant: Participant,
  now: Instant,
): ParticipantMove {
  const old = timetable(program, before, participant);
  const touchpoints = timetable(program, after, participant).map((planned, index) =>
    touchpointMove(old[index]!, planned, participant, now),
  );
  const then = timeline(program, before, asOf(old, participant, now)).filter(isPlanned);
  const later = timeline(
    program,
    after,
    asOf(timetable(program, after, participant), participant, now),
  ).filter(isPlanned);
  return {
    participantId: participant.id,
    touchpoints,
    contacts: contactMoves(then, later),
    staying: participant.contacts.filter((contact) => !later.some((row) => isSameContact(contact, row)))
      .length,
  };
}

/** Still to come, be it that it is held. */
const isPlanned = ({ state }: TimelineRow): boolean => state === 'planned' || state === 'held';

function touchpointMove(
  from: PlannedTouchpoint,
  to: PlannedTouchpoint,
  participant: Participant,
  now: Instant,
): TouchpointMove {
  const touchpoint = to.touchpoint.id;
  const recorded = participant.touchpoints[touchpoint];
  const [then, later] = [progress(from, recorded, now), progress(to, recorded, now)];
  const [wasOver, isOver] = [then?.kind === 'missed', later?.kind === 'missed'];
  const windows = { from: windowOf(from), to: windowOf(to) };
  const isSame = windows.from.opens === windows.to.opens && windows.from.closes === windows.to.closes;
  const effect: MoveEffect = isFinal(recorded)
    ? 'stays'
    : isSame
      ? 'unchanged'
      : isOver && !wasOver
        ? 'closes'
        : wasOver && !isOver
          ? 'reopens'
          : 'moves';
  const seat = later?.kind === 'booked' ? later.seat : undefined;
  const isOffered = to.sessions?.offered.some(({ id }) => id === seat?.focusGroupId);
  return { touchpoint, effect, ...windows, ...(seat && !isOffered ? { seatOutside: seat } : {}) };
}

const windowOf = ({ opens, closes }: PlannedTouchpoint): Window => ({ opens: opens.at, closes: closes.at });

const isFinal = (state: TouchpointState | undefined): boolean =>
  state?.kind === 'done' ||
  state?.kind === 'declined' ||
  (state?.kind === 'missed' && state.reason === 'no-show');

/** The participant with each touchpoint in the state it has at `now` under a plan. */
function asOf(plan: PlannedTouchpoint[], participant: Participant, now: Instant): Participant {
  const states = plan.map((planned) => {
    const { id } = planned.touchpoint;
    return [id, progress(planned, participant.touchpoints[id], now)] as const;
  });
  const touchpoints = Object.fromEntries(states.flatMap(([id, state]) => (state ? [[id, state]] : [])));
  return { ...participant, touchpoints };
}

function contactMoves(then: readonly TimelineRow[], later: readonly TimelineRow[]): ContactMove[] {
  const gone = then.filter((row) => !later.some((other) => isSameContact(row, other)));
  const moved = later.flatMap((row): ContactMove[] => {
    const before = then.find((other) => isSameContact(row, other));
    if (before?.plannedAt === row.plannedAt) return [];
    return [{ ...nameOf(row), ...(before ? { from: before.plannedAt } : {}), to: row.plannedAt }];
  });
  return [...moved, ...gone.map((row) => ({ ...nameOf(row), from: row.plannedAt }))];
}

const nameOf = ({ touchpoint, kind, number }: ContactName): ContactName => ({ touchpoint, kind, number });

/** How many of a list of people are touched, and how. */
export function summaryOf(moves: readonly ParticipantMove[]) {
  const touchpoints: Record<MoveEffect, number> = { unchanged: 0, moves: 0, stays: 0, closes: 0, reopens: 0 };
  const contacts = { moves: 0, added: 0, dropped: 0, stays: 0 };
  let seatsOutside = 0;
  for (const move of moves) {
    contacts.stays += move.staying;
    for (const { effect, seatOutside } of move.touchpoints) {
      touchpoints[effect] += 1;
      if (seatOutside) seatsOutside += 1;
    }
    for (const { from, to } of move.contacts) {
      contacts[from === undefined ? 'added' : to === undefined ? 'dropped' : 'moves'] += 1;
    }
  }
  return { participants: moves.length, touchpoints, contacts, seatsOutside };
}
