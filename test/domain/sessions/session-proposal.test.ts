import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toLocal } from '../../../domain/dates/calendar.ts';
import { type Instant, plusSeconds } from '../../../domain/dates/instant.ts';
import { type LocalDate, type TimeZone, weekdayOf } from '../../../domain/dates/local-date.ts';
import type { FocusGroupId, ParticipantId } from '../../../domain/id.ts';
import type { Participant, TouchpointState } from '../../../domain/participants/participant.ts';
import type { FocusGroup, TakenSeat } from '../../../domain/sessions/focus-group.ts';
import { proposeSessions } from '../../../domain/sessions/session-proposal.ts';
import { CLP, cohort, participant, SESSION } from '../../support/builders.ts';
import { changedProgram } from '../../support/changed-program.ts';

/** The window is 12 July to 12 September 2027; now is six weeks before it, so every day of it has its notice. */
const NOW = '2027-05-31T15:00:00.000Z' as Instant;
const AUGUST = '2027-08-02T15:00:00.000Z' as Instant;

const idOf = (who: number) => `p-${String(who).padStart(16, '0')}` as ParticipantId;
const people = (count: number, of: (who: number) => Partial<Participant> = () => ({})): Participant[] =>
  Array.from({ length: count }, (_, who) => participant({ id: idOf(who), ...of(who) }));
const inState = (state: TouchpointState): Partial<Participant> => ({ touchpoints: { 'focus-group': state } });

const group = (number: number, startsAt: string, more: Partial<FocusGroup> = {}): FocusGroup => ({
  id: `g-${String(number).padStart(16, '0')}` as FocusGroupId,
  cohortId: cohort().id,
  touchpoint: 'focus-group',
  startsAt: startsAt as Instant,
  endsAt: plusSeconds(startsAt as Instant, 3600),
  place: 'Room 4',
  capacity: 8,
  seats: [],
  createdAt: SESSION.publishedAt,
  ...more,
});
const seatsOf = (count: number): TakenSeat[] =>
  Array.from({ length: count }, (_, who) => ({ participantId: idOf(500 + who), bookedAt: NOW, number: 1 }));

function propose(everybody: Participant[], groups: FocusGroup[] = [], now = NOW, touchpoint = 'focus-group') {
  const sessions = groups.map(({ id, touchpoint: of, startsAt, endsAt, createdAt: publishedAt }) => ({
    id,
    touchpoint: of,
    startsAt,
    endsAt,
    publishedAt,
  }));
  return proposeSessions(CLP.program, cohort({ sessions }), everybody, groups, touchpoint, now);
}

describe('how many sessions and seats', () => {
  // About one in four does not come, so seats = people wanted × 1.33, and people who come = people ÷ 1.33.
  it.each([
    [6, 1, 6, 8],
    [10, 1, 8, 11],
    [13, 1, 10, 14],
    [15, 2, 6, 8],
    [20, 2, 8, 11],
    [26, 2, 10, 14],
    [27, 3, 7, 10],
    [50, 4, 10, 14],
  ])('%i people need %i, of %i wanted in the room and %i seats', (count, sessions, size, capacity) => {
    const { outcome, proposed, people: counts } = propose(people(count));
    expect(outcome).toBe('sessions');
    expect(counts).toEqual({ without: count, placed: 0, left: count });
    expect(proposed).toHaveLength(sessions);
    expect(proposed.every((one) => one.size === size && one.capacity === capacity)).toBe(true);
    expect(sessions * capacity).toBeGreaterThanOrEqual(count);
  });

  it('leaves out who booked, came, withdrew or is not taking part, and counts in whom no time suited', () => {
    const at = NOW;
    const seat = { ...SESSION, focusGroupId: SESSION.id, place: 'Room 4', number: 1 };
    const states: Partial<Participant>[] = [
      inState({ kind: 'booked', at, seat }),
      inState({ kind: 'done', at, how: 'attended' }),
      inState({ kind: 'declined', at, why: 'not-taking-part' }),
      inState({ kind: 'declined', at, why: 'excused' }),
      { status: { kind: 'withdrawn', at } },
      inState({ kind: 'declined', at, why: 'none-of-these-times' }),
      inState({ kind: 'open', at }),
    ];
    const { people: counts, proposed } = propose(people(states.length, (who) => states[who]!));
    expect(counts.without).toBe(2);
    expect(proposed[0]!.meantFor.toSorted()).toEqual([idOf(5), idOf(6)]);
  });

  it('counts the seats that are free, and proposes for those who find none', () => {
    const roomy = group(1, '2027-08-10T18:00:00.000Z', { capacity: 11, seats: seatsOf(2) });
    expect(propose(people(9), [roomy])).toMatchObject({
      outcome: 'enough-seats',
      people: { without: 9, placed: 9, left: 0 },
      proposed: [],
    });
    expect(propose(people(16), [roomy])).toMatchObject({
      outcome: 'sessions',
      people: { placed: 9, left: 7 },
      proposed: [{ size: 6 }],
    });
    expect(propose(people(12), [roomy])).toMatchObject({ outcome: 'too-few', people: { left: 3 } });
    expect(propose(people(3))).toMatchObject({
      outcome: 'sessions',
      proposed: [{ isSmall: true, couldCome: 3 }],
    });
    expect(propose([])).toMatchObject({ outcome: 'nobody' });
  });

  it('does not count seats that are offered, waited for, or of times that suit nobody', () => {
    const waiting = Array.from({ length: 4 }, (_, who) => ({ participantId: idOf(who), since: NOW }));
    const full = group(1, '2027-08-10T18:00:00.000Z', { seats: seatsOf(4), waiting });
    expect(propose(people(8), [full]).people).toEqual({ without: 8, placed: 0, left: 8 });
    const declined = inState({ kind: 'declined', at: NOW, why: 'none-of-these-times' });
    expect(
      propose(
        people(8, () => declined),
        [group(1, '2027-08-10T18:00:00.000Z')],
      ).people.left,
    ).toBe(8);
  });
});

describe('when', () => {
  it('on working days spread over the window, on different weekdays and at different times of day', () => {
    const { proposed, window } = propose(people(50));
    expect(window).toEqual({ from: '2027-07-12', until: '2027-09-12' });
    expect(proposed.map(({ date, time }) => `${date} ${weekdayOf(date)} ${time}`)).toEqual([
      '2027-07-19 Monday 12:00',
      '2027-08-03 Tuesday 16:00',
      '2027-08-18 Wednesday 08:00',
      '2027-09-02 Thursday 12:00',
    ]);
  });

  it('with the notice of the program, or less where the window leaves no room for it, and says so', () => {
    const early = propose(people(8), [], '2027-07-12T15:00:00.000Z' as Instant).proposed[0]!;
    expect(early.date >= '2027-08-23').toBe(true);
    expect(early.isShortNotice).toBe(false);
    const late = propose(people(8), [], '2027-08-20T15:00:00.000Z' as Instant).proposed[0]!;
    expect(late.date >= '2027-09-03' && late.date <= '2027-09-10').toBe(true);
    expect(late.isShortNotice).toBe(true);
    expect(propose(people(8), [], '2027-09-10T20:00:00.000Z' as Instant).outcome).toBe('no-day');
    expect(propose(people(8), [], '2027-09-13T12:00:00.000Z' as Instant).outcome).toBe('nobody');
  });

  it.each([
    ['a day of eight hours', '09:00', '17:00', 480],
    ['mail that goes out early only', '07:00', '09:00', 90],
  ])(
    'none where no session fits between the hours for mail, and not for want of days: %s',
    (_, from, to, minutes) => {
      const { program } = changedProgram(CLP, (copy) => {
        Object.assign(copy.program.sendWindow, { from, to });
        Object.assign(copy.program.touchpoints.find(({ kind }) => kind === 'focus-group')!, { minutes });
      });
      expect(proposeSessions(program, cohort(), people(8), [], 'focus-group', NOW).outcome).toBe('no-hour');
    },
  );

  it('not on a day that has a session, a holiday or a weekend', () => {
    const [first] = propose(people(8)).proposed;
    const there = group(1, first!.startsAt, { seats: seatsOf(8) });
    expect(propose(people(8), [there]).proposed[0]!.date).not.toBe(first!.date);
    const all = propose(people(120)).proposed.map(({ date }) => date);
    expect(all).toHaveLength(10);
    expect(all).not.toContain('2027-09-06');
    expect(all.some((date) => ['Saturday', 'Sunday'].includes(weekdayOf(date)))).toBe(false);
  });

  it('at the time of day at which most are at work by their own clock', () => {
    const west = propose(people(8, () => ({ timeZone: 'America/Los_Angeles' as TimeZone })));
    const [one] = west.proposed;
    expect(one).toMatchObject({ couldCome: 8, time: '12:00' });
    const far = propose(people(8, () => ({ timeZone: 'Pacific/Auckland' as TimeZone })));
    // Four in the afternoon in New York is eight in the morning in Auckland.
    expect(far.proposed[0]).toMatchObject({ time: '16:00', couldCome: 8 });
  });

  it('names who could come to none, such as somebody who is away all the while', () => {
    const away = { awayUntil: '2027-09-30' as LocalDate };
    const { unplaced, proposed } = propose(people(8, (who) => (who === 3 ? away : {})));
    expect(unplaced).toEqual([idOf(3)]);
    expect(proposed[0]!.meantFor).not.toContain(idOf(3));
    expect(proposed[0]!.couldCome).toBe(7);
  });
});

describe('a published session', () => {
  const of = (everybody: Participant[], groups: FocusGroup[], now: Instant) =>
    propose(everybody, groups, now).published;

  it('that will be too small is warned of early: too few people for it, at any time', () => {
    expect(of(people(4), [group(1, '2027-08-10T18:00:00.000Z')], NOW)).toMatchObject([
      { booked: 0, capacity: 8, couldCome: 4, small: 'few-people' },
    ]);
    expect(of(people(9), [group(1, '2027-08-10T18:00:00.000Z')], NOW)[0]).not.toHaveProperty('small');
  });

  it('or too few booked a week before', () => {
    const few = group(1, '2027-08-09T15:00:00.000Z', { seats: seatsOf(5) });
    expect(of(people(9), [few], AUGUST)).toMatchObject([{ booked: 5, couldCome: 14, small: 'few-booked' }]);
    expect(of(people(9), [few], plusSeconds(AUGUST, -1))[0]).not.toHaveProperty('small');
    expect(of(people(9), [{ ...few, seats: seatsOf(6) }], AUGUST)[0]).not.toHaveProperty('small');
  });

  it('that is over or called off is none', () => {
    const over = group(1, '2027-07-30T15:00:00.000Z');
    const off = group(2, '2027-08-10T15:00:00.000Z', { cancelledAt: NOW });
    expect(of(people(9), [over, off], AUGUST)).toEqual([]);
  });
});

it('is for focus groups only', () => {
  expect(() => propose(people(8), [], NOW, 'baseline')).toThrow('focus group');
  expect(() => propose(people(8), [], NOW, 'no-such')).toThrow('focus group');
});

describe('whatever the people and sessions', () => {
  const zones = [
    'America/New_York',
    'America/Los_Angeles',
    'Europe/London',
    'Pacific/Auckland',
  ] as TimeZone[];
  const somebody = fc.record({ zone: fc.constantFrom(...zones), state: fc.integer({ min: 0, max: 4 }) });
  const stateOf = (index: number): Partial<Participant> =>
    [
      {},
      inState({ kind: 'open', at: NOW }),
      inState({ kind: 'declined', at: NOW, why: 'none-of-these-times' }),
      inState({ kind: 'declined', at: NOW, why: 'not-taking-part' }),
      { awayUntil: '2027-08-15' as LocalDate },
    ][index]!;

  it('everybody left is meant for one session at most, inside their window and at work, and none is on a day off', () => {
    fc.assert(
      fc.property(
        fc.array(somebody, { maxLength: 60 }),
        fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 4 }),
        fc.integer({ min: 0, max: 100 }),
        (drawn, seats, days) => {
          const everybody = people(drawn.length, (who) => ({
            timeZone: drawn[who]!.zone,
            ...stateOf(drawn[who]!.state),
          }));
          const groups = seats.map((capacity, index) =>
            group(index, `2027-08-${10 + index}T18:00:00.000Z`, { capacity }),
          );
          const now = plusSeconds(NOW, days * 86_400);
          const { proposed, unplaced, people: counts, outcome } = propose(everybody, groups, now);
          const meant = proposed.flatMap(({ meantFor }) => meantFor);
          expect(new Set(meant).size).toBe(meant.length);
          expect(counts.left + counts.placed).toBe(counts.without);
          if (outcome === 'sessions') expect(meant.length + unplaced.length).toBe(counts.left);
          for (const { meantFor, startsAt, endsAt, date } of proposed) {
            expect(startsAt > now).toBe(true);
            expect(['Saturday', 'Sunday']).not.toContain(weekdayOf(date));
            for (const id of meantFor) {
              const { timeZone, awayUntil = '' } = everybody.find((one) => one.id === id)!;
              const [start, end] = [toLocal(startsAt, timeZone), toLocal(endsAt, timeZone)];
              expect(start.time >= '08:00' && end.time <= '18:00').toBe(true);
              expect(
                start.date >= '2027-07-12' && start.date <= '2027-09-12' && start.date >= awayUntil,
              ).toBe(true);
            }
          }
        },
      ),
    );
  });
});
