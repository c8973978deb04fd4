import { describe, expect, it } from 'vitest';
import { type Instant, plusSeconds } from '../../../domain/dates/instant.ts';
import type { TimeZone } from '../../../domain/dates/local-date.ts';
import type { ParticipantId } from '../../../domain/id.ts';
import { attentionOfCohort } from '../../../domain/notices/cohort-attention.ts';
import { unrecordedAttendance } from '../../../domain/notices/unrecorded-attendance.ts';
import type { Participant } from '../../../domain/participants/participant.ts';
import type { FocusGroup } from '../../../domain/sessions/focus-group.ts';
import { CLP, cohort, participant, SESSION } from '../../support/builders.ts';

const { program } = CLP;
const DAY = 86_400;
/** Sessions count until Sunday, 12 September 2027, in New York; a week later it is final who came. */
const FINAL = '2027-09-20T04:00:00.000Z' as Instant;
const SOON = plusSeconds(FINAL, -5 * DAY);
const THE_COHORT = cohort({ sessions: [SESSION] });

const idOf = (who: number) => `p-${String(who).padStart(16, '0')}` as ParticipantId;

const seated = (who: number, more: Partial<Participant> = {}, startsAt = SESSION.startsAt): Participant =>
  participant({
    id: idOf(who),
    touchpoints: {
      'focus-group': {
        kind: 'booked',
        at: SESSION.publishedAt,
        seat: {
          focusGroupId: SESSION.id,
          startsAt,
          endsAt: plusSeconds(startsAt, 3600),
          place: 'Room 4',
          number: 1,
        },
      },
    },
    ...more,
  } as Partial<Participant>);

/** A session with three seats, of which the first has `recorded`. */
const held = (more: Partial<FocusGroup> = {}, recorded?: 'attended'): FocusGroup => {
  const { publishedAt, ...session } = SESSION;
  return {
    ...session,
    cohortId: THE_COHORT.id,
    place: 'Room 4',
    capacity: 8,
    seats: [1, 2, 3].map((who) => ({
      participantId: idOf(who),
      bookedAt: publishedAt,
      number: 1,
      ...(who === 1 && recorded && { attendance: recorded }),
    })),
    createdAt: publishedAt,
    ...more,
  };
};

const came = participant({
  id: idOf(1),
  touchpoints: { 'focus-group': { kind: 'done', at: SESSION.endsAt, how: 'attended' } },
});
const PEOPLE = [came, seated(2), seated(3), participant({ id: idOf(4) })];

const told = (now: Instant, group = held({}, 'attended'), people = PEOPLE) =>
  unrecordedAttendance(program, THE_COHORT, group, people, now);

describe('a session that is over', () => {
  it('needs a person where seats are not recorded, from five days before that is final until then', () => {
    expect(told(SOON)).toEqual([
      {
        kind: 'unrecorded-attendance',
        touchpoint: 'focus-group',
        focusGroupId: SESSION.id,
        startsAt: SESSION.startsAt,
        finalAt: FINAL,
        unrecorded: 2,
        seats: 3,
      },
    ]);
    expect(told(plusSeconds(SOON, -1))).toEqual([]);
    expect(told(plusSeconds(FINAL, -1))).toHaveLength(1);
    expect(told(FINAL)).toEqual([]);
  });

  it('is found although its window has closed, and nothing else is said about it then', () => {
    const found = attentionOfCohort(program, THE_COHORT, PEOPLE, [held({}, 'attended')], SOON);
    expect(found.map(({ kind }) => kind)).toEqual(['unrecorded-attendance']);
  });

  it('needs nobody once everything is recorded, where nobody had a seat, or where it was called off', () => {
    const all = held({ seats: held().seats.map((seat) => ({ ...seat, attendance: 'attended' })) });
    expect(told(SOON, all)).toEqual([]);
    expect(told(SOON, held({ seats: [] }))).toEqual([]);
    expect(told(SOON, held({ cancelledAt: SESSION.publishedAt }))).toEqual([]);
  });

  it('counts no seat of who did not come and has one in another session now', () => {
    const [first, ...others] = held().seats;
    const missed = held({ seats: [{ ...first!, attendance: 'no-show' }, ...others] });
    expect(told(SOON, missed, [seated(1)])).toEqual([]);
    expect(told(SOON, missed, [seated(1), seated(2)])).toMatchObject([{ unrecorded: 1 }]);
  });

  it('counts the days from whoever’s seat is final first, and no seat that is final already', () => {
    const inTokyo = seated(2, { timeZone: 'Asia/Tokyo' as TimeZone });
    const first = plusSeconds(FINAL, -13 * 3600);
    expect(told(plusSeconds(SOON, -13 * 3600), held(), [inTokyo, seated(3)])).toMatchObject([
      { finalAt: first, unrecorded: 2 },
    ]);
    expect(told(first, held(), [inTokyo, seated(3)])).toMatchObject([{ finalAt: FINAL, unrecorded: 1 }]);
  });

  it('held after its window counts the days from its own end', () => {
    const startsAt = '2027-09-20T18:00:00.000Z' as Instant;
    const late = held({ startsAt, endsAt: plusSeconds(startsAt, 3600) });
    const people = [seated(2, {}, startsAt)];
    expect(told(SOON, late, people)).toEqual([]);
    expect(told(plusSeconds(startsAt, 3600 + 2 * DAY), late, people)).toMatchObject([
      { finalAt: plusSeconds(startsAt, 3600 + 7 * DAY) },
    ]);
  });
});
