import { Conflict } from './errors.ts';
import type { CohortId, FocusGroupId, ParticipantId } from './id.ts';
import type { Instant } from './instant.ts';

/** One session with its seats. A booking writes this document and the participant's in one transaction. */
export interface FocusGroup {
  id: FocusGroupId;
  cohortId: CohortId;
  touchpoint: string;
  startsAt: Instant;
  endsAt: Instant;
  /** Where, in words; may be a room. */
  place: string;
  joinUrl?: string;
  capacity: number;
  seats: { participantId: ParticipantId; bookedAt: Instant; number: number }[];
  createdAt: Instant;
}

export const focusGroupKey = (id: string): string => `focus-group#${id}`;

/** A seat cannot be booked later than this before the session starts, in seconds. */
export const BOOKING_CUTOFF_S = 3600;

/** The session with one more seat taken. @throws Conflict `full`. Taking one's own seat again changes nothing. */
export function takeSeat(
  group: FocusGroup,
  participantId: ParticipantId,
  number: number,
  now: Instant,
): FocusGroup {
  if (group.seats.some((seat) => seat.participantId === participantId)) return group;
  if (group.seats.length >= group.capacity) throw new Conflict('full', 'This session has no seat left.');
  return { ...group, seats: [...group.seats, { participantId, bookedAt: now, number }] };
}

export const releaseSeat = (group: FocusGroup, participantId: ParticipantId): FocusGroup => ({
  ...group,
  seats: group.seats.filter((seat) => seat.participantId !== participantId),
});

export const seatsLeft = (group: FocusGroup): number => Math.max(0, group.capacity - group.seats.length);
