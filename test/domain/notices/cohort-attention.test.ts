import { describe, expect, it } from 'vitest';
import { type Instant, plusSeconds } from '../../../domain/dates/instant.ts';
import type { ParticipantId } from '../../../domain/id.ts';
import { attentionOfCohort } from '../../../domain/notices/cohort-attention.ts';
import type { Participant, TouchpointState } from '../../../domain/participants/participant.ts';
import type { FocusGroup, TakenSeat } from '../../../domain/sessions/focus-group.ts';
import { CLP, cohort, participant, SESSION } from '../../support/builders.ts';

const { program } = CLP;
const DAY = 86_400;
/** Month 3 of that cohort closes with Monday, 12 July 2027, in New York. */
const CLOSES = '2027-07-13T04:00:00.000Z' as Instant;
/** Booking is open, and the session of 10 August is four weeks and a day away. */
const BOOKING = '2027-07-12T15:00:00.000Z' as Instant;

const idOf = (who: number) => `p-${String(who).padStart(16, '0')}` as ParticipantId;

const invited = {
  touchpoint: 'month-3',
  kind: 'invitation' as const,
  number: 1,
  plannedAt: CLOSES,
  at: CLOSES,
  state: 'sent' as const,
  messageId: 'm',
};

const people = (count: number, of: (who: number) => Partial<Participant> = () => ({})): Participant[] =>
  Array.from({ length: count }, (_, who) => participant({ id: idOf(who), ...of(who) }));

const seatsOf = (count: number): TakenSeat[] =>
  Array.from({ length: count }, (_, who) => ({ participantId: idOf(who), bookedAt: BOOKING, number: 1 }));

const group = (more: Partial<FocusGroup> = {}): FocusGroup => {
  const { publishedAt: _, ...session } = SESSION;
  return {
    ...session,
    cohortId: cohort().id,
    place: 'Room 4',
    capacity: 8,
    seats: [],
    createdAt: SESSION.publishedAt,
    ...more,
  };
};

const about = (everybody: Participant[], groups: FocusGroup[], now: Instant) =>
  attentionOfCohort(
    program,
    cohort({ sessions: groups.length > 0 ? [SESSION] : [] }),
    everybody,
    groups,
    now,
  );

describe('a survey that closes soon', () => {
  /** `answered` of `asked`; the others are still asked. */
  const answers = (asked: number, answered: number): Participant[] =>
    people(asked, (who) => ({
      contacts: [invited],
      touchpoints: {
        'month-3':
          who < answered
            ? { kind: 'done', at: CLOSES, how: 'answered' }
            : { kind: 'open', at: '2027-06-14T12:00:00.000Z' as Instant },
      },
    }));
  const low = (everybody: Participant[], now: Instant) =>
    about(everybody, [], now).filter(({ kind }) => kind === 'low-response');

  it.each([
    [4, 9, true],
    [5, 10, false],
    [0, 1, true],
    [0, 0, false],
  ])('needs a person when %i of %i have answered: %s', (answered, asked, isLow) => {
    const found = low(answers(asked, answered), plusSeconds(CLOSES, -7 * DAY));
    expect(found).toEqual(
      isLow ? [{ kind: 'low-response', touchpoint: 'month-3', closesAt: CLOSES, asked, answered }] : [],
    );
  });

  it('does so from a week before the close until the close', () => {
    const few = answers(9, 1);
    expect(low(few, plusSeconds(CLOSES, -7 * DAY - 1))).toEqual([]);
    expect(low(few, plusSeconds(CLOSES, -1))).toHaveLength(1);
    expect(low(few, CLOSES)).toEqual([]);
  });

  it('expects nothing of who withdrew, was excused or was never asked', () => {
    const excused: TouchpointState = { kind: 'declined', at: CLOSES, why: 'excused' };
    const [answered, , ...others] = answers(4, 1);
    const everybody = [
      answered!,
      participant({ id: idOf(10) }),
      { ...others[0]!, touchpoints: { 'month-3': excused } },
      { ...others[1]!, status: { kind: 'withdrawn' as const, at: CLOSES } },
    ];
    expect(low(everybody, plusSeconds(CLOSES, -DAY))).toEqual([]);
  });
});

describe('a focus group', () => {
  it('without sessions needs one four weeks before it can be booked, until its window closes', () => {
    const kinds = (now: string) => about(people(1), [], now as Instant).map(({ kind }) => kind);
    // Booking opens on 31 May 2027, which is Memorial Day, so on the Friday before; the window closes with 12 September.
    expect(kinds('2027-04-30T11:59:00.000Z')).toEqual([]);
    expect(kinds('2027-04-30T12:00:00.000Z')).toEqual(['no-sessions']);
    expect(kinds('2027-09-13T03:59:00.000Z')).toEqual(['no-sessions']);
    expect(kinds('2027-09-13T04:00:00.000Z')).toEqual([]);
  });

  it('needs a person when as many wait as there are seats', () => {
    const waiting = (count: number) =>
      Array.from({ length: count }, (_, who) => ({ participantId: idOf(20 + who), since: BOOKING }));
    const full = group({ capacity: 8, seats: seatsOf(8), waiting: waiting(8) });
    expect(about([], [full], BOOKING)).toEqual([
      {
        kind: 'waiting-list-full',
        touchpoint: 'focus-group',
        focusGroupId: SESSION.id,
        startsAt: SESSION.startsAt,
        waiting: 8,
        capacity: 8,
      },
    ]);
    expect(about([], [{ ...full, waiting: waiting(7) }], BOOKING)).toEqual([]);
    expect(about([], [{ ...full, cancelledAt: BOOKING }], BOOKING)).toEqual([]);
    expect(about([], [full], SESSION.startsAt)).toEqual([]);
  });

  it('needs a person when somebody has no seat and none is left', () => {
    const full = group({ seats: seatsOf(8) });
    const [one] = people(1, () => ({ id: idOf(30) }));
    const left = (everybody: Participant[], now = BOOKING) =>
      about(everybody, [full], now).filter(({ kind }) => kind === 'no-seats-left');
    expect(left([one!])).toMatchObject([{ without: 1, touchpoint: 'focus-group' }]);
    // Before the booking opens nobody has missed anything.
    expect(left([one!], '2027-05-20T12:00:00.000Z' as Instant)).toEqual([]);
    for (const state of [
      { kind: 'declined', at: BOOKING, why: 'not-taking-part' },
      { kind: 'done', at: BOOKING, how: 'attended' },
    ] as TouchpointState[]) {
      expect(left([{ ...one!, touchpoints: { 'focus-group': state } }])).toEqual([]);
    }
    expect(about([one!], [group({ seats: seatsOf(7) })], BOOKING)).toEqual([]);
  });

  it('needs a person when the only session with seats can no longer be booked', () => {
    const cutOff = plusSeconds(SESSION.startsAt, -3600);
    const [one] = people(1, () => ({ id: idOf(30) }));
    const kinds = (now: Instant) =>
      about([one!], [group({ seats: seatsOf(7) })], now).map(({ kind }) => kind);
    expect(kinds(plusSeconds(cutOff, -1))).toEqual([]);
    expect(kinds(cutOff)).toEqual(['no-seats-left']);
  });

  it('needs a person a week before a session that few have booked', () => {
    const week = plusSeconds(SESSION.startsAt, -7 * DAY);
    const everybody = people(20, (who) => ({ id: idOf(40 + who) }));
    const small = (booked: number, now: Instant) =>
      about(everybody, [group({ seats: seatsOf(booked) })], now).filter(
        ({ kind }) => kind === 'small-session',
      );
    expect(small(5, week)).toMatchObject([{ booked: 5, couldCome: 25, fewest: 6 }]);
    expect(small(6, week)).toEqual([]);
    expect(small(5, plusSeconds(week, -1))).toEqual([]);
  });

  it('needs a person four weeks before a session for which there are too few people', () => {
    const month = plusSeconds(SESSION.startsAt, -28 * DAY);
    const everybody = people(5, (who) => ({ id: idOf(40 + who) }));
    const small = (now: Instant) => about(everybody, [group()], now);
    expect(small(month)).toMatchObject([{ kind: 'small-session', booked: 0, couldCome: 5, fewest: 6 }]);
    expect(small(plusSeconds(month, -1))).toEqual([]);
    // Who said that none of these times suits will not come to this one.
    const declined: TouchpointState = { kind: 'declined', at: month, why: 'none-of-these-times' };
    const six = people(6, (who) => (who === 0 ? { touchpoints: { 'focus-group': declined } } : {}));
    const later = SESSION.publishedAt;
    expect(declined.at > later).toBe(true);
    expect(about(six, [group()], month)).toMatchObject([{ couldCome: 5 }]);
  });

  it('that is meant to be smaller is not too small, and a closed one is nobody’s worry', () => {
    const week = plusSeconds(SESSION.startsAt, -7 * DAY);
    expect(about([], [group({ capacity: 3, seats: seatsOf(3) })], week)).toEqual([]);
    expect(about([], [group({ capacity: 0 })], week)).toEqual([]);
  });
});
