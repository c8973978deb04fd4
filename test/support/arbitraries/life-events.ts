import type { Session } from '../../../domain/cohorts/cohort.ts';
import type { Instant } from '../../../domain/dates/instant.ts';
import { type LocalDate, plusDays } from '../../../domain/dates/local-date.ts';
import { withdrawn } from '../../../domain/journeys/withdrawal.ts';
import type { Participant, TouchpointState, WhyDeclined } from '../../../domain/participants/participant.ts';
import { progress } from '../../../domain/progress/progress.ts';
import { timetable } from '../../../domain/timetables/timetable.ts';
import type { Event } from './live.ts';

const withState = (participant: Participant, id: string, state: TouchpointState): Participant => ({
  ...participant,
  touchpoints: { ...participant.touchpoints, [id]: state },
});

const aboutPerson = (at: Instant, change: (participant: Participant, at: Instant) => Participant): Event => ({
  at,
  happen: (world) => ({ ...world, participant: change(world.participant, at) }),
});

/** Something one does with a touchpoint that is open by the clock, whether the journey has noticed or not. */
const whileOpen = (
  at: Instant,
  id: string,
  change: (state: TouchpointState) => TouchpointState | undefined,
): Event => ({
  at,
  happen: (world, _, program) => {
    const { cohort, participant } = world;
    const planned = timetable(program, cohort, participant).find(({ touchpoint }) => touchpoint.id === id);
    const state = planned && progress(planned, participant.touchpoints[id], at);
    const changed = participant.status.kind === 'active' && state && change(state);
    return changed ? { cohort, participant: withState(participant, id, changed) } : world;
  },
});

/** Answers a survey, if it is open. */
export const answers = (at: Instant, id: string): Event =>
  whileOpen(at, id, (state) => (state.kind === 'open' ? { kind: 'done', at, how: 'answered' } : undefined));

/** Takes a seat in the session, if booking is open and it is still ahead. `number` counts the bookings. */
export const books = (
  at: Instant,
  id: string,
  { id: focusGroupId, startsAt, endsAt }: Session,
  number = 1,
): Event =>
  whileOpen(at, id, (state) =>
    (state.kind === 'open' || state.kind === 'declined') && at < startsAt
      ? { kind: 'booked', at, seat: { focusGroupId, startsAt, endsAt, place: 'Room 4', number } }
      : undefined,
  );

export const givesUpSeat = (at: Instant, id: string): Event =>
  whileOpen(at, id, (state) => (state.kind === 'booked' ? { kind: 'open', at } : undefined));

/** Cancels the seat, as one's own page does: it is remembered, so that it can be taken back by mail. */
export const cancelsSeat = (at: Instant, id: string): Event =>
  whileOpen(at, id, (state) =>
    state.kind === 'booked'
      ? {
          kind: 'open',
          at,
          cancelled: { ...state.seat, number: state.seat.number + 1, lostAt: at },
        }
      : undefined,
  );

const declinesWhile =
  (why: WhyDeclined) =>
  (at: Instant, id: string): Event =>
    whileOpen(at, id, (state) => {
      if (state.kind === 'open') return { kind: 'declined', at, why };
      if (state.kind !== 'booked') return undefined;
      const { seat } = state;
      return { kind: 'declined', at, why, cancelled: { ...seat, number: seat.number + 1, lostAt: at } };
    });

export const declines = declinesWhile('not-taking-part');

export const findsNoTime = declinesWhile('none-of-these-times');

/** Did not come, and is asked to choose another session. */
export const missedAndAskedAgain = (at: Instant, id: string): Event =>
  whileOpen(at, id, (state) =>
    state.kind === 'booked' ? { kind: 'open', at, missed: { ...state.seat, lostAt: at } } : undefined,
  );

/** Is offered a seat that somebody else gave back. */
export const isOffered = (at: Instant, until: Instant, id: string, session: Session): Event =>
  whileOpen(at, id, (state) => {
    if (state.kind !== 'open') return undefined;
    const { id: focusGroupId, startsAt, endsAt } = session;
    const offers = [...(state.offers ?? [])];
    offers.push({ focusGroupId, startsAt, endsAt, place: 'Room 4', number: offers.length + 1, at, until });
    return { ...state, offers };
  });

export const attended = (at: Instant, id: string): Event =>
  whileOpen(at, id, (state) => (state.kind === 'booked' ? { kind: 'done', at, how: 'attended' } : undefined));

export const missedSession = (at: Instant, id: string): Event =>
  whileOpen(at, id, (state) =>
    state.kind === 'booked' ? { kind: 'missed', at, reason: 'no-show' } : undefined,
  );

export const withdraws = (at: Instant): Event => ({
  at,
  happen: ({ cohort, participant }, _, program) => ({
    cohort,
    participant: withdrawn(program, cohort, participant, at),
  }),
});

export const stopsMail = (at: Instant): Event =>
  aboutPerson(at, (one) => ({ ...one, mail: { kind: 'stopped', at } }));

/** Says that invitations and reminders are not welcome before a day. */
export const isAwayUntil = (at: Instant, day: LocalDate): Event =>
  aboutPerson(at, (one) => ({ ...one, awayUntil: day }));

export const bounces = (at: Instant): Event =>
  aboutPerson(at, (one) => ({ ...one, mail: { kind: 'undeliverable', at, reason: 'bounce' } }));

export const publishes = (at: Instant, session: Session): Event => ({
  at,
  happen: (world) => ({
    ...world,
    cohort: { ...world.cohort, sessions: [...world.cohort.sessions, { ...session, publishedAt: at }] },
  }),
});

/** Moves every anchor by whole days. */
export const movesTraining = (at: Instant, days: number): Event => ({
  at,
  happen: (world) => {
    const anchors = Object.entries(world.cohort.anchors).map(([name, day]) => [name, plusDays(day, days)]);
    return { ...world, cohort: { ...world.cohort, anchors: Object.fromEntries(anchors) } };
  },
});
