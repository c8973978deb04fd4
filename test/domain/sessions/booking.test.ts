import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import type { Conflict } from '../../../domain/errors.ts';
import type { FocusGroupId, ParticipantId } from '../../../domain/id.ts';
import type { Participant } from '../../../domain/participants/participant.ts';
import { standing } from '../../../domain/progress/standing.ts';
import { book, bookable } from '../../../domain/sessions/booking.ts';
import type { FocusGroup } from '../../../domain/sessions/focus-group.ts';
import { DECEMBER, JUNE, smallCohort, smallParticipant, smallProgram } from '../../support/small-program.ts';

const IN_MAY = '2027-05-20T12:00:00.000Z';
const someone = (number: number) => ({
  participantId: `p-00000000000000${number}` as ParticipantId,
  bookedAt: IN_MAY as Instant,
  number: 1,
});

function booked(given: { participant?: Participant; group?: FocusGroup; now?: string } = {}) {
  const { participant = smallParticipant(), group = JUNE } = given;
  const now = (given.now ?? IN_MAY) as Instant;
  const at = standing(smallProgram().program, smallCohort(), participant, 'focus-group', now);
  return book(participant, at, group, now);
}

const refusal = (given: Parameters<typeof booked>[0]): Conflict => {
  try {
    booked(given);
  } catch (error) {
    return error as Conflict;
  }
  throw new Error('It was accepted.');
};

describe('booking a seat', () => {
  it('is refused where the log of mails is full, which nobody fills by hand: the record must stay one that is stored (F46)', () => {
    const mails = (count: number) =>
      Array.from({ length: count }, (_, index) => {
        const name = { touchpoint: 'focus-group', kind: 'cancellation', number: index + 1 } as const;
        const [plannedAt, at] = [IN_MAY as Instant, IN_MAY as Instant];
        return { ...name, plannedAt, state: 'sent' as const, at, messageId: 'm' };
      });
    const withMails = (count: number) => smallParticipant({ contacts: mails(count) });
    expect(refusal({ participant: withMails(500) }).code).toBe('too-often');
    expect(booked({ participant: withMails(499) }).group.seats).toHaveLength(1);
  });

  it('takes it in the session and notes it with the participant', () => {
    const { participant, group } = booked();
    expect(group.seats).toEqual([{ participantId: participant.id, bookedAt: IN_MAY, number: 1 }]);
    expect(participant.touchpoints['focus-group']).toEqual({
      kind: 'booked',
      at: IN_MAY,
      seat: {
        focusGroupId: JUNE.id,
        startsAt: JUNE.startsAt,
        endsAt: JUNE.endsAt,
        place: 'Room 12, https://meet.hospital.example/june',
        number: 1,
      },
    });
  });

  it('is refused in a full session, one seat being left is enough (B1)', () => {
    const taken = { ...JUNE, capacity: 2, seats: [someone(11), someone(12)] };
    expect(refusal({ group: taken }).code).toBe('full');
    expect(booked({ group: { ...taken, seats: [someone(11)] } }).group.seats).toHaveLength(2);
  });

  it('is refused in a session that starts within the hour (B2)', () => {
    expect(refusal({ now: '2027-06-15T15:00:00.000Z' }).code).toBe('closed');
    expect(booked({ now: '2027-06-15T14:59:59.999Z' }).group.seats).toHaveLength(1);
  });

  it('is refused in a session outside the own window or of another cohort, as if there were none (B3)', () => {
    expect(refusal({ group: DECEMBER }).message).toBe('There is no such focus group.');
    const elsewhere = { ...JUNE, id: 'g-000000000000000z' as FocusGroupId };
    expect(refusal({ group: elsewhere }).message).toBe('There is no such focus group.');
  });

  it('is refused with a seat already booked, naming it (B4)', () => {
    const { participant } = booked();
    expect(refusal({ participant })).toMatchObject({
      code: 'already-booked',
      facts: { focusGroupId: JUNE.id, startsAt: JUNE.startsAt, endsAt: JUNE.endsAt },
    });
  });

  it('is refused before booking opens and after the window', () => {
    expect(refusal({ now: '2027-03-01T12:00:00.000Z' }).code).toBe('not-open');
    expect(refusal({ now: '2027-09-01T12:00:00.000Z' }).code).toBe('closed');
  });

  it('counts on from the confirmations and notices of earlier bookings, so that it is confirmed anew', () => {
    const at = IN_MAY as Instant;
    const sent = { touchpoint: 'focus-group', plannedAt: at, state: 'sent', at, messageId: 'm' } as const;
    const contacts: Participant['contacts'] = [
      { ...sent, kind: 'confirmation', number: 1 },
      { ...sent, kind: 'notice', number: 1 },
      { ...sent, kind: 'reminder', number: 3 },
      { ...sent, touchpoint: 'other', kind: 'confirmation', number: 7 },
    ];
    const { group } = booked({ participant: smallParticipant({ contacts }) });
    expect(group.seats[0]?.number).toBe(2);
  });
});

describe('the sessions someone can book', () => {
  it('are those inside the own window that have seats left and do not start within the hour, earliest first', () => {
    const later = { ...JUNE, id: 'g-0000000000000007' as FocusGroupId, startsAt: '2027-07-06T16:00:00.000Z' };
    const full = { ...JUNE, id: 'g-0000000000000008' as FocusGroupId, capacity: 0 };
    const cohort = smallCohort();
    const sessions = [JUNE, later, full, DECEMBER].map((group) => ({
      ...cohort.sessions[0]!,
      id: group.id,
      startsAt: group.startsAt as Instant,
    }));
    const shown = (now: string) => {
      const of = standing(
        smallProgram().program,
        { ...cohort, sessions },
        smallParticipant(),
        'focus-group',
        now as Instant,
      );
      const groups = [DECEMBER, full, later as FocusGroup, JUNE];
      return bookable(smallParticipant(), of, groups, now as Instant).map(({ id }) => id);
    };
    expect(shown(IN_MAY)).toEqual([JUNE.id, later.id]);
    expect(shown('2027-06-15T15:00:00.000Z')).toEqual([later.id]);
  });
});
