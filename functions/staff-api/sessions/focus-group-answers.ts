import * as z from 'zod';
import { Instant } from '../../../domain/dates/instant.ts';
import { CohortId, FocusGroupId, ParticipantId } from '../../../domain/id.ts';
import { WhyDeclined } from '../participants/participant-answers.ts';

/** Where it is (`place`, `joinUrl`) for those who may see identities. Seats, waiting and offers are of ids alone. */
export const FocusGroupAnswer = z
  .strictObject({
    id: FocusGroupId,
    cohortId: CohortId,
    touchpoint: z.string(),
    startsAt: Instant,
    endsAt: Instant,
    place: z.string().optional(),
    joinUrl: z.string().optional(),
    capacity: z.int(),
    seats: z.array(
      z.strictObject({
        participantId: ParticipantId,
        bookedAt: Instant,
        number: z.int(),
        outdated: z.literal(true).optional(),
        attendance: z.enum(['attended', 'no-show']).optional(),
      }),
    ),
    seatsTaken: z.int(),
    waiting: z.array(z.strictObject({ participantId: ParticipantId, since: Instant })),
    offers: z.array(
      z.strictObject({
        participantId: ParticipantId,
        at: Instant,
        until: Instant,
        number: z.int(),
        outdated: z.literal(true).optional(),
      }),
    ),
    cancelledAt: Instant.optional(),
    createdAt: Instant,
  })
  .meta({ id: 'FocusGroup' });

/** With those who said that they do not come, which their own records have and the session has not. */
export const FocusGroupWithDeclined = FocusGroupAnswer.extend({
  declined: z.array(z.strictObject({ participantId: ParticipantId, why: WhyDeclined, at: Instant })),
}).meta({ id: 'FocusGroupWithDeclined' });
