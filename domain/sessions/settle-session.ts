import type { WorkingHours } from '../dates/calendar.ts';
import type { Instant } from '../dates/instant.ts';
import type { ParticipantId } from '../id.ts';
import type { Participant } from '../participants/participant.ts';
import { bounceOf } from '../participants/stop-mail.ts';
import { awayUntil } from '../participants/year-settings.ts';
import type { Standing } from '../progress/standing.ts';
import { isOffered } from './booking.ts';
import { type FocusGroup, freeSeats, isBookable, lineHolds, withDue, without } from './focus-group.ts';
import { offerTime } from './offer-time.ts';
import { isWaiting, offerEnded, offerMade, seatChanged, seatLost } from './session-effects.ts';

/** One write holds a hundred documents: these people, their session, and an audit entry for each are 82. */
const AT_ONCE = 40;

/** Somebody whom a session concerns, as they are read for one step. */
export interface Concerned {
  participant: Participant;
  at: Standing;
  hours: WorkingHours;
}

/** One transaction that brings a session and its people nearer to each other. `changed` holds only who was changed. */
interface Step {
  group: FocusGroup;
  changed: Participant[];
}

/**
 * Whose documents the next step for a session needs, and what it is about: everybody to be told that it is cancelled
 * or changed, offers that have lapsed, or the first of those who wait for the seats that are free. Empty when only
 * the due time is left to be computed.
 */
export function nextStep(
  group: FocusGroup,
  now: Instant,
): { kind: 'cancelled' | 'changed' | 'lapsed' | 'offers' | 'nothing'; people: ParticipantId[] } {
  const { seats, waiting = [], offers = [] } = group;
  const ids = (list: readonly { participantId: ParticipantId }[]) =>
    [...new Set(list.map(({ participantId }) => participantId))].slice(0, AT_ONCE);
  if (group.cancelledAt) return { kind: 'cancelled', people: ids([...seats, ...offers, ...waiting]) };
  const outdated = [...seats, ...offers].filter((one) => one.outdated);
  if (outdated.length > 0) return { kind: 'changed', people: ids(outdated) };
  const lapsed = offers.filter(({ until }) => until <= now);
  if (lapsed.length > 0) return { kind: 'lapsed', people: ids(lapsed) };
  const next = isBookable(group, now) && lineHolds(group, now) ? waiting.slice(0, freeSeats(group, now)) : [];
  return next.length > 0 ? { kind: 'offers', people: ids(next) } : { kind: 'nothing', people: [] };
}

/**
 * That step, done. Doing it again finds nothing to do: the session itself says whom it still has to reach, so a crash
 * before or after the write loses nothing and repeats nothing.
 */
export function stepped(group: FocusGroup, people: readonly Concerned[], now: Instant): Step {
  switch (nextStep(group, now).kind) {
    case 'cancelled':
      return each(group, people, now, (one, rest) => [
        without(rest, one.participant.id),
        seatLost(one.participant, rest, now),
      ]);
    case 'changed':
      return each(group, people, now, (one, rest) => changed(one.participant, rest, now));
    case 'lapsed':
      return each(group, people, now, ({ participant }, rest) => [
        without(rest, participant.id),
        offerEnded(participant, rest, now),
      ]);
    case 'offers':
      return offersMade(group, people, now);
    default:
      return { group: withDue(group, now), changed: [] };
  }
}

type Effect = readonly [FocusGroup, Participant];

function each(
  group: FocusGroup,
  people: readonly Concerned[],
  now: Instant,
  effect: (one: Concerned, rest: FocusGroup) => Effect,
): Step {
  const found = new Set(people.map(({ participant }) => participant.id));
  // Whoever is not there any more holds no place either.
  let rest = nextStep(group, now)
    .people.filter((id) => !found.has(id))
    .reduce(without, group);
  const after: Participant[] = [];
  for (const one of people) {
    const [next, participant] = effect(one, rest);
    rest = next;
    if (participant !== one.participant) after.push(participant);
  }
  return { group: withDue(rest, now), changed: after };
}

/** A seat gets the new time and another number; an offer is withdrawn, and its holder is the next in line again. */
function changed(participant: Participant, group: FocusGroup, now: Instant): Effect {
  const { id } = participant;
  const { seats, offers = [], waiting = [] } = group;
  if (offers.some(({ participantId }) => participantId === id)) {
    const after = offerEnded(participant, group, now, 'waits again');
    const rest = without(group, id);
    return [
      isWaiting(after, group) ? { ...rest, waiting: [{ participantId: id, since: now }, ...waiting] } : rest,
      after,
    ];
  }
  const after = seatChanged(participant, group, now);
  return [
    {
      ...group,
      seats: seats.map((seat) => {
        if (seat.participantId !== id) return seat;
        const { outdated: _, ...told } = seat;
        return { ...told, number: after.number };
      }),
    },
    after.participant,
  ];
}

/** Each of the first in line gets an offer, waits for their morning, or is passed over because no offer is possible. */
function offersMade(group: FocusGroup, people: readonly Concerned[], now: Instant): Step {
  let from: Instant | undefined;
  const { group: after, changed: told } = each(group, people, now, ({ participant, at, hours }, rest) => {
    const left = without(rest, participant.id);
    const time = offerTime(group, participant.timeZone, hours, now);
    if (!time || !mayBeOffered(participant, at, group, now))
      return [left, offerEnded(participant, group, now)];
    if (time.at > now) {
      if (!from || time.at < from) from = time.at;
      return [rest, participant];
    }
    const made = offerMade(participant, group, time.until, now);
    const offer = { participantId: participant.id, at: now, until: time.until, number: made.number };
    return [{ ...left, offers: [...(left.offers ?? []), offer] }, made.participant];
  });
  // Whoever was passed over leaves room for the next: looked at at once, unless all those there is room for are asleep.
  const isRoom = nextStep(after, now).people.some((id) => !people.some((one) => one.participant.id === id));
  return { group: withDue(after, now, isRoom ? now : from), changed: told };
}

/** Only who still waits, takes part, is not away, can be written to, and may have a seat in this session. */
const mayBeOffered = (participant: Participant, at: Standing, group: FocusGroup, now: Instant): boolean =>
  participant.status.kind === 'active' &&
  !bounceOf(participant) &&
  // An offer that lapses unread helps nobody, and would end their waiting all the same.
  !awayUntil(participant, now) &&
  at.state?.kind === 'open' &&
  isWaiting(participant, group) &&
  isOffered(at, group);
