import * as z from 'zod';
import { ContactPerson } from '../../domain/cohorts/cohort.ts';
import { Instant } from '../../domain/dates/instant.ts';
import { LocalDate, LocalTime, TimeZone, WEEKDAYS } from '../../domain/dates/local-date.ts';
import { CohortId, FocusGroupId, ParticipantId } from '../../domain/id.ts';
import { Program } from '../../domain/programs/program.ts';
import { Planned } from './cohorts/planned-answer.ts';
import { WhyDeclined } from './participants/participant-answers.ts';

/** What the staff API answers with: closed, so that nothing is sent that is not described. */

const Anchors = z.record(z.string(), LocalDate);

/** One page: `cursor` leads to the next, and is absent on the last. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), cursor: z.string().optional() });

/** The version that new cohorts start with; a running one may have another. */
export const ProgramSummary = z
  .strictObject({
    id: z.string(),
    version: z.string(),
    title: z.string(),
    timeZone: TimeZone,
    anchors: z.array(z.string()),
  })
  .meta({ id: 'ProgramSummary' });

/** What it schedules, not its texts. `sendWindow` is on each participant's own clock. */
export const ProgramAnswer = ProgramSummary.extend({
  sendWindow: z.strictObject({
    from: LocalTime,
    to: LocalTime,
    days: z.array(z.enum(WEEKDAYS)),
    holidays: z.string(),
  }),
  surveys: z.array(z.strictObject({ id: z.string(), title: z.string(), minutes: z.int() })),
  touchpoints: Program.shape.touchpoints,
}).meta({ id: 'Program' });

/** A year that nobody has begun, on the clock of `timeZone`: nothing is stored. `workingDays` are the program's. */
export const TimetableAnswer = z
  .strictObject({
    asOf: Instant,
    programId: z.string(),
    version: z.string(),
    timeZone: TimeZone,
    workingDays: ProgramAnswer.shape.sendWindow.shape.days,
    anchors: Anchors,
    touchpoints: z.array(Planned),
  })
  .meta({ id: 'Timetable' });

const count = z.int().min(0);

/** Counts of people, never who. `isComplete` is false where a cohort is larger than what is looked at. */
export const ProgressAnswer = z
  .strictObject({
    asOf: Instant,
    programTitle: z.string(),
    people: z.strictObject({ active: count, withdrawn: count }),
    needs: z.strictObject({
      unknownContacts: count,
      refusedContacts: count,
      undeliverable: count,
      noTimeSuits: count,
      noSessions: count,
      noSeatsLeft: count,
      fullWaitingLists: count,
      smallSessions: count,
      lowResponses: count,
      noticesReturned: count,
    }),
    touchpoints: z.array(
      Planned.extend({
        sessions: count.optional(),
        counts: z.strictObject({
          answered: count,
          booked: count,
          declined: count,
          missed: count,
          /** It had closed before they were enrolled: they are in no share of it. */
          notAsked: count,
          pending: count,
          waiting: count,
          invited: count,
          reminded: count,
        }),
      }),
    ),
    isComplete: z.boolean(),
  })
  .meta({ id: 'Progress' });

/** `contactPerson` for those who may see identities; `replanning` while a change is on its way to its people. */
export const CohortAnswer = z
  .strictObject({
    id: CohortId,
    programId: z.string(),
    programVersion: z.string(),
    earlierVersions: z.array(z.strictObject({ version: z.string(), until: Instant })).optional(),
    title: z.string(),
    timeZone: TimeZone,
    anchors: Anchors,
    contactPerson: ContactPerson.optional(),
    notices: z.boolean(),
    holidays: z.record(z.string(), z.string()),
    sessions: z.array(
      z.strictObject({
        id: FocusGroupId,
        touchpoint: z.string(),
        startsAt: Instant,
        endsAt: Instant,
        publishedAt: Instant,
      }),
    ),
    createdAt: Instant,
    replanning: z.boolean(),
  })
  .meta({ id: 'Cohort' });

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

/** `changes` by JSON pointer; `before` is absent where there was nothing, `after` where nothing is left. */
export const AuditEntryAnswer = z
  .strictObject({
    record: z.string(),
    version: z.int(),
    at: Instant,
    by: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('staff'), id: z.string() }),
      z.strictObject({ kind: z.literal('participant') }),
      z.strictObject({ kind: z.literal('rule'), name: z.string() }),
    ]),
    action: z.string(),
    changes: z.array(
      z.strictObject({
        pointer: z.string(),
        before: z.unknown().optional(),
        after: z.unknown().optional(),
      }),
    ),
    abridged: z.literal(true).optional(),
    /** Neither of a goal: what was said of it could be tried on them. */
    previous: z.string().optional(),
    hash: z.string().optional(),
  })
  .meta({ id: 'AuditEntry' });

/** Of the records of this call alone; without a `cursor` it was the last. */
export const Verification = z
  .strictObject({
    records: z.int(),
    entries: z.int(),
    broken: z.array(
      z.strictObject({
        record: z.string(),
        version: z.int(),
        fault: z.enum(['altered', 'missing', 'moved', 'inserted', 'record']),
      }),
    ),
    cursor: z.string().optional(),
  })
  .meta({ id: 'Verification' });
