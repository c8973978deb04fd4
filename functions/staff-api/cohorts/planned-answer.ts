import * as z from 'zod';
import { Instant } from '../../../domain/dates/instant.ts';
import { LocalDate } from '../../../domain/dates/local-date.ts';
import { Touchpoint } from '../../../domain/programs/program.ts';
import { NO_ROOM } from '../../../domain/timetables/no-room.ts';

/** Which kind of touchpoint it is, in the words of the program. */
export const TouchpointKind = z.enum(Touchpoint.options.map(({ shape }) => shape.kind.value));

const Moment = z
  .strictObject({
    raw: LocalDate,
    date: LocalDate,
    at: Instant,
    reasons: z.array(z.looseObject({ kind: z.string(), text: z.string() })),
  })
  .meta({ id: 'Moment' });

const Reminder = Moment.extend({ number: z.int() });

/** A touchpoint with its dates for one person, or for somebody in the cohort's zone. */
export const Planned = z
  .strictObject({
    touchpoint: z.string(),
    kind: TouchpointKind,
    title: z.string(),
    opens: Moment,
    closes: Moment,
    invitationAt: Instant,
    reminders: z.array(Reminder),
    dropped: z
      .array(
        Reminder.extend({ why: z.strictObject({ kind: z.enum(Object.keys(NO_ROOM)), text: z.string() }) }),
      )
      .optional()
      .describe('Those that the window or the next one leaves no room for; never sent'),
    sessionsFrom: LocalDate.optional(),
    sessionsUntil: LocalDate.optional(),
  })
  .meta({ id: 'Planned' });
