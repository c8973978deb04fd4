import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { Cohort, Session } from '../cohorts/cohort.ts';
import { type Instant, secondsUntil } from '../dates/instant.ts';
import type { TimeZone } from '../dates/local-date.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import type { Program } from '../programs/program.ts';
import { oneLine } from '../text.ts';
import { type FocusGroup, openOffers, withDue } from './focus-group.ts';
import { joinUrlFaults } from './join-url.ts';
import { sessionInterval } from './session-interval.ts';
import { SessionMinutes, SessionTime } from './session-time.ts';

/** What staff change about a session; what is left out stays. A new start keeps the length unless that is given too. */
export const SessionChange = z.strictObject({
  startsAt: SessionTime.optional(),
  minutes: SessionMinutes.optional(),
  endsAt: SessionTime.optional(),
  place: oneLine(200).optional(),
  /** Null takes it away. */
  joinUrl: z.string().nullable().optional(),
  /** 0: closed. */
  capacity: z.int().min(0).max(500).optional(),
});
export type SessionChange = z.infer<typeof SessionChange>;

/** The session and its cohort after a change by staff; both belong in one transaction. */
export interface ChangedSession {
  group: FocusGroup;
  cohort: Cohort;
}

/**
 * The session changed. Who has a seat or an offer is marked, and told by `settleFocusGroup`; a cohort whose list of
 * sessions changes is marked until every participant's plan follows. A change to what is so already changes nothing.
 * @throws Invalid for what `sessionInterval` refuses and for a bad URL; Conflict `cancelled`, `started`, or
 * `below-seats` with the numbers when fewer seats are wanted than there are people who have or are offered one
 * (FAULTS F56)
 */
export function changeSession(
  program: Program,
  cohort: Cohort,
  before: FocusGroup,
  change: SessionChange,
  joinHosts: readonly string[],
  now: Instant,
): ChangedSession {
  requireAhead(before, now);
  const { place = before.place, joinUrl = before.joinUrl ?? null, capacity = before.capacity } = change;
  const { startsAt, endsAt } = interval(program, cohort, before, change, now);
  const faults = joinUrlFaults(change.joinUrl, joinHosts);
  if (faults.length > 0) throw new Invalid(faults);
  const [seats, offers] = [before.seats.length, openOffers(before, now).length];
  if (capacity < before.capacity && capacity < seats + offers) {
    const title = 'More people than that have a seat, or are offered one.';
    throw new Conflict('below-seats', title, { seats, offers });
  }
  const isMoved = startsAt !== before.startsAt || endsAt !== before.endsAt;
  const isToBeTold = isMoved || place !== before.place || joinUrl !== (before.joinUrl ?? null);
  if (!isToBeTold && capacity === before.capacity) return { group: before, cohort };
  const { joinUrl: _, ...rest } = before;
  const group: FocusGroup = {
    ...rest,
    ...(joinUrl !== null && { joinUrl }),
    ...(isMoved && { listedAs: before.listedAs ?? before.startsAt }),
    startsAt,
    endsAt,
    place,
    capacity,
  };
  return {
    group: withDue(isToBeTold ? outdated(group) : group, now),
    cohort: isMoved ? withSessions(cohort, (one) => ({ ...one, startsAt, endsAt }), before, now) : cohort,
  };
}

/**
 * The session called off: nobody can book it any more, and `settleFocusGroup` takes everybody out of it (FAULTS F58).
 * Doing it again changes nothing. @throws Conflict `started`
 */
export function cancelSession(cohort: Cohort, before: FocusGroup, now: Instant): ChangedSession {
  if (before.cancelledAt) return { group: before, cohort };
  requireAhead(before, now);
  return {
    group: withDue({ ...before, cancelledAt: now }, now),
    cohort: withSessions(cohort, () => undefined, before, now),
  };
}

function requireAhead({ cancelledAt, startsAt }: FocusGroup, now: Instant): void {
  if (cancelledAt) throw new Conflict('cancelled', 'This session is cancelled.');
  if (now >= startsAt) throw new Conflict('started', 'This session has begun.');
}

const outdated = (group: FocusGroup): FocusGroup => ({
  ...group,
  seats: group.seats.map((seat) => ({ ...seat, outdated: true })),
  ...(group.offers && { offers: group.offers.map((offer) => ({ ...offer, outdated: true })) }),
});

const withSessions = (
  cohort: Cohort,
  change: (session: Session) => Session | undefined,
  { id }: FocusGroup,
  now: Instant,
): Cohort => ({
  ...cohort,
  sessions: cohort.sessions.flatMap((one) => (one.id === id ? (change(one) ?? []) : [one])),
  dueAt: now,
});

function interval(
  program: Program,
  cohort: Cohort,
  before: FocusGroup,
  { startsAt, endsAt, minutes }: SessionChange,
  now: Instant,
): { startsAt: Instant; endsAt: Instant } {
  if (startsAt === undefined && endsAt === undefined && minutes === undefined) return before;
  const touchpoint = program.touchpoints.find(({ id }) => id === before.touchpoint);
  if (touchpoint?.kind !== 'focus-group') throw new NotFound('touchpoint');
  const length = secondsUntil(before.startsAt, before.endsAt) / 60;
  const times = {
    startsAt: startsAt ?? localText(before.startsAt, cohort.timeZone),
    endsAt,
    minutes: minutes ?? (endsAt === undefined ? length : undefined),
  };
  const found = sessionInterval(program, cohort, touchpoint, times, now);
  if ('code' in found) throw new Invalid([found]);
  return found;
}

/** An instant as staff would type it, with its offset: `2027-05-12T14:00-04:00`. */
const localText = (at: Instant, zone: TimeZone): string =>
  Temporal.Instant.from(at)
    .toZonedDateTimeISO(zone)
    .toString({ smallestUnit: 'minute', timeZoneName: 'never' });
