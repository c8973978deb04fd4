import * as z from 'zod';
import { Instant } from '../../../domain/dates/instant.ts';
import { LocalDate, LocalTime, TimeZone } from '../../../domain/dates/local-date.ts';
import { FocusGroupId, ParticipantId } from '../../../domain/id.ts';

const count = z.int().min(0);

const ProposedSession = z.strictObject({
  /** On the cohort's calendar and clock. */
  date: LocalDate,
  time: LocalTime,
  startsAt: Instant,
  endsAt: Instant,
  /** So many are wanted in the room, and so many seats are offered for that. */
  size: count,
  capacity: count,
  couldCome: count,
  meantFor: z.array(ParticipantId),
  isSmall: z.boolean(),
  isShortNotice: z.boolean(),
});

const Outlook = z.strictObject({
  focusGroupId: FocusGroupId,
  startsAt: Instant,
  booked: count,
  capacity: count,
  couldCome: count,
  small: z.enum(['few-booked', 'few-people']).optional(),
});

/** The sessions that a focus group still needs, and the outlook of those that are published. */
export const ProposalAnswer = z
  .strictObject({
    asOf: Instant,
    touchpoint: z.string(),
    timeZone: TimeZone,
    /** How many make a group. */
    size: z.strictObject({ from: count, to: count }),
    /** Seats for each person who is wanted in the room. */
    overBooking: z.number(),
    outcome: z.enum(['sessions', 'enough-seats', 'too-few', 'nobody', 'no-day', 'no-hour']),
    window: z.strictObject({ from: LocalDate, until: LocalDate }),
    people: z.strictObject({ without: count, placed: count, left: count }),
    proposed: z.array(ProposedSession),
    unplaced: z.array(ParticipantId),
    published: z.array(Outlook),
  })
  .meta({ id: 'SessionProposal' });
