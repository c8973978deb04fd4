import type { Cohort } from '../cohorts/cohort.ts';
import { type ContactName, isSameContact } from '../contacts/contact.ts';
import type { Instant } from '../dates/instant.ts';
import type { ParticipantId } from '../id.ts';
import type { Participant, Seat, TouchpointState } from '../participants/participant.ts';
import type { Program } from '../programs/program.ts';
import { progress } from '../progress/progress.ts';
import { type PlannedTouchpoint, timetable } from '../timetables/timetable.ts';
import { type TimelineRow, timeline } from './timeline.ts';

/**
 * What a moved anchor, or another version of the program, means for one touchpoint of one person. `stays`: done or
 * recorded, never issued again; `closes`: the new window is over, so it counts as missed; `reopens`: it was missed and
 * is ahead again; `comes`, `goes`: the other version has it, or has it not.
 */
export const MOVE_EFFECTS = ['unchanged', 'moves', 'stays', 'closes', 'reopens', 'comes', 'goes'] as const;

type MoveEffect = (typeof MOVE_EFFECTS)[number];

interface Window {
  opens: Instant;
  closes: Instant;
}

interface TouchpointMove {
  touchpoint: string;
  effect: MoveEffect;
  /** Missing where it comes in addition. */
  from?: Window;
  /** Missing where it falls away. */
  to?: Window;
  /** A booked seat, still ahead, that the new window does not contain; it stays booked until someone decides. */
  seatOutside?: Seat;
}

/** A contact with another date. `from` is missing where it comes in addition, `to` where it falls away. */
interface ContactMove extends ContactName {
  from?: Instant;
  to?: Instant;
}

interface ParticipantMove {
  participantId: ParticipantId;
  touchpoints: TouchpointMove[];
  contacts: ContactMove[];
  /** Contacts in the log that stay what they are: sent, under way, or skipped for good. */
  staying: number;
}

/** What somebody's dates follow from, besides themselves. */
interface Setting {
  program: Program;
  cohort: Cohort;
}

/** What `after` (the cohort with other anchors, or another version) changes for one person at `now`; nothing is recorded. */
export function participantMove(
  before: Setting,
  after: Setting,
  participant: Participant,
  now: Instant,
): ParticipantMove {
  const old = timetable(before.program, before.cohort, participant);
  const plan = timetable(after.program, after.cohort, participant);
  const kept = plan.map((planned) => touchpointMove(planIn(old, planned), planned, participant, now));
  const gone = old
    .filter((planned) => !planIn(plan, planned))
    .map(
      (planned): TouchpointMove => ({
        touchpoint: planned.touchpoint.id,
        effect: 'goes',
        from: windowOf(planned),
      }),
    );
  const comingOf = ({ program, cohort }: Setting, plan: PlannedTouchpoint[]) =>
    timeline(program, cohort, asOf(plan, participant, now)).filter(isPlanned);
  const [then, later] = [comingOf(before, old), comingOf(after, plan)];
  return {
    participantId: participant.id,
    touchpoints: [...kept, ...gone],
    contacts: contactMoves(then, later),
    staying: participant.contacts.filter((contact) => !later.some((row) => isSameContact(contact, row)))
      .length,
  };
}

const planIn = (plan: readonly PlannedTouchpoint[], { touchpoint }: PlannedTouchpoint) =>
  plan.find((one) => one.touchpoint.id === touchpoint.id);

/** Still to come, be it that it is held. */
const isPlanned = ({ state }: TimelineRow): boolean => state === 'planned' || state === 'held';

function touchpointMove(
  from: PlannedTouchpoint | undefined,
  to: PlannedTouchpoint,
  participant: Participant,
  now: Instant,
): TouchpointMove {
  const touchpoint = to.touchpoint.id;
  if (!from) return { touchpoint, effect: 'comes', to: windowOf(to) };
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
  const seat = later?.kind === 'booked' && later.seat.startsAt > now ? later.seat : undefined;
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
  const touchpoints = Object.fromEntries(MOVE_EFFECTS.map((effect) => [effect, 0])) as Record<
    MoveEffect,
    number
  >;
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
