import * as z from 'zod';
import { ContactPerson } from '../../domain/cohort.ts';
import { FocusGroupId } from '../../domain/id.ts';
import { Instant } from '../../domain/instant.ts';
import { TimeZone } from '../../domain/local-date.ts';

const Seat = z.strictObject({
  focusGroupId: FocusGroupId,
  startsAt: Instant,
  endsAt: Instant,
  place: z.string(),
  number: z.int(),
});

const Stage = z.enum(['not-open', 'open', 'booked', 'done', 'closed']);

/** What a link opens; which parts there are depends on its purpose and on the stage. */
export const LinkAnswer = z
  .strictObject({
    purpose: z.enum(['survey', 'focus-group', 'stop', 'year']),
    programTitle: z.string(),
    contactPerson: ContactPerson,
    mail: z.enum(['welcome', 'stopped', 'undeliverable']).optional(),
    title: z.string().optional(),
    stage: Stage.optional(),
    opensAt: Instant.optional(),
    closesAt: Instant.optional(),
    timeZone: TimeZone.optional(),
    seat: Seat.optional(),
    minutes: z.int().optional(),
    unlinked: z.boolean().optional(),
    programVersion: z.string().optional(),
    survey: z.record(z.string(), z.unknown()).optional(),
    sessions: z
      .array(
        z.strictObject({
          focusGroupId: FocusGroupId,
          startsAt: Instant,
          endsAt: Instant,
          place: z.string(),
          seatsLeft: z.int(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Link' });

export const SubmittedAnswer = z.strictObject({ stage: z.literal('done') });
export const BookedAnswer = z.strictObject({ stage: z.literal('booked'), seat: Seat });
export const StoppedAnswer = z.strictObject({ mail: z.literal('stopped') });
