import { type Instant, plusSeconds } from '../dates/instant.ts';
import { Conflict } from '../errors.ts';
import type { CohortId, FocusGroupId, ParticipantId } from '../id.ts';
import type { Place } from '../participants/participant.ts';

/**
 * One session: its seats, its waiting list, and the seats offered from it. Whatever changes here for a person belongs
 * in one transaction with their own document, which says the same. At every instant seats and open offers together
 * are at most `capacity` (FAULTS I5).
 */
export interface FocusGroup {
  id: FocusGroupId;
  cohortId: CohortId;
  touchpoint: string;
  startsAt: Instant;
  endsAt: Instant;
  /** Where, in words; may be a room. */
  place: string;
  joinUrl?: string;
  /** 0: closed. */
  capacity: number;
  seats: TakenSeat[];
  /** In the order in which they came; absent where nobody ever waited. */
  waiting?: Waiting[];
  offers?: HeldOffer[];
  /** Called off by staff. Whoever is still listed has not been told yet. */
  cancelledAt?: Instant;
  createdAt: Instant;
  /** The start it was published with, where that has changed: its place in the list of sessions. */
  listedAs?: Instant;
  /** When `settleFocusGroup` has something to do; absent when nothing is left to be done by itself. */
  dueAt?: Instant;
}

/** `outdated`: the session was changed, and this person's copy and calendar entry do not say so yet. */
export interface TakenSeat {
  participantId: ParticipantId;
  bookedAt: Instant;
  number: number;
  outdated?: true;
  attendance?: 'attended' | 'no-show';
}

interface Waiting {
  participantId: ParticipantId;
  since: Instant;
}

/** A seat kept for one person of the waiting list until it lapses; from that instant on it counts no more. */
interface HeldOffer {
  participantId: ParticipantId;
  at: Instant;
  until: Instant;
  number: number;
  outdated?: true;
}

/** By the session's id alone: a link to a session of another cohort is found, and refused by `requireOffered`. */
export const focusGroupKey = (id: string): string => `focus-group#${id}`;

/** A seat cannot be booked later than this before the session starts, in seconds. */
export const BOOKING_CUTOFF_S = 3600;

/** No offer is shorter than this, in seconds; when none is possible any more, whoever comes first has the seat. */
export const SHORTEST_OFFER_S = 3600;

/** When the last booking has to be made. */
export const cutOff = ({ startsAt }: Pick<FocusGroup, 'startsAt'>): Instant =>
  plusSeconds(startsAt, -BOOKING_CUTOFF_S);

/** Until an hour before it begins (`BOOKING_CUTOFF_S`), whether or not there is a seat left. */
export const isBookable = (group: FocusGroup, now: Instant): boolean =>
  group.cancelledAt === undefined && now < cutOff(group);

/** Those that still hold a seat; one that lapsed may stand in the record until the session is settled. */
export const openOffers = (group: FocusGroup, now: Instant): HeldOffer[] =>
  (group.offers ?? []).filter(({ until }) => until > now);

/** Seats that nobody has and that are offered to nobody. */
export const freeSeats = (group: FocusGroup, now: Instant): number =>
  Math.max(0, group.capacity - group.seats.length - openOffers(group, now).length);

/**
 * How many seats somebody may choose from: the free ones without those that people before them wait for. Whoever does
 * not wait comes after all who do.
 */
export function seatsLeft(group: FocusGroup, now: Instant, participantId?: ParticipantId): number {
  const line = group.waiting ?? [];
  const place = line.findIndex((one) => one.participantId === participantId);
  const before = !lineHolds(group, now) ? 0 : place < 0 ? line.length : place;
  return Math.max(0, freeSeats(group, now) - before);
}

/** Whether the order of the waiting list still counts: there is time left for an offer. */
export const lineHolds = (group: FocusGroup, now: Instant): boolean =>
  now < plusSeconds(cutOff(group), -SHORTEST_OFFER_S);

/** The offer that this person may accept at this moment. */
export const offerTo = (group: FocusGroup, id: ParticipantId, now: Instant): HeldOffer | undefined =>
  openOffers(group, now).find(({ participantId }) => participantId === id);

/**
 * The session with one more seat taken, the one offered to this person or a free one. Taking one's own seat again
 * changes nothing. @throws Conflict `full`
 */
export function takeSeat(
  group: FocusGroup,
  participantId: ParticipantId,
  number: number,
  now: Instant,
): FocusGroup {
  if (group.seats.some((seat) => seat.participantId === participantId)) return group;
  if (!offerTo(group, participantId, now) && seatsLeft(group, now, participantId) === 0) {
    throw new Conflict('full', 'This session has no seat left.');
  }
  const rest = without(group, participantId);
  return withDue({ ...rest, seats: [...rest.seats, { participantId, bookedAt: now, number }] }, now);
}

/** The session without anything of this person: seat, offer, and place in the waiting list. */
export const released = (group: FocusGroup, participantId: ParticipantId, now: Instant): FocusGroup =>
  withDue(without(group, participantId), now);

/** The same, its due time left as it was, for whoever changes more than this. */
export function without(group: FocusGroup, id: ParticipantId): FocusGroup {
  const others = <Entry extends { participantId: ParticipantId }>(list: readonly Entry[]) =>
    list.filter(({ participantId }) => participantId !== id);
  return {
    ...group,
    seats: others(group.seats),
    ...(group.waiting && { waiting: others(group.waiting) }),
    ...(group.offers && { offers: others(group.offers) }),
  };
}

/**
 * The session with the time when something has to be done for it by itself: people to be told of a change, an offer
 * that lapses, or a free seat that somebody waits for.
 * @param offersFrom when the next in line can be made an offer, where that is known to be later than now
 */
export function withDue(group: FocusGroup, now: Instant, offersFrom: Instant = now): FocusGroup {
  const { dueAt: _, ...rest } = group;
  const { seats, waiting = [], offers = [], cancelledAt } = group;
  const times: Instant[] = [];
  if (cancelledAt && seats.length + waiting.length + offers.length > 0) times.push(now);
  if ([...seats, ...offers].some(({ outdated }) => outdated)) times.push(now);
  times.push(...offers.map(({ until }) => until));
  if (waiting.length > 0 && freeSeats(group, now) > 0 && lineHolds(group, now)) times.push(offersFrom);
  const [first] = times.sort();
  return first === undefined ? rest : { ...rest, dueAt: first };
}

/** What somebody who has a seat or an offer there has to know of a session. */
export const placeOf = (group: FocusGroup): Place => ({
  focusGroupId: group.id,
  startsAt: group.startsAt,
  endsAt: group.endsAt,
  place: group.joinUrl ? `${group.place}, ${group.joinUrl}` : group.place,
});
