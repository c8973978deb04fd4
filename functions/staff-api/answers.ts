import * as z from 'zod';
import { ContactPerson } from '../../domain/cohort.ts';
import { CohortId, FocusGroupId, ParticipantId } from '../../domain/id.ts';
import { Instant } from '../../domain/instant.ts';
import { LocalDate, LocalTime, TimeZone } from '../../domain/local-date.ts';
import { Program } from '../../domain/program.ts';

/** What the staff API answers with: closed, so that nothing is sent that is not described. */

const Anchors = z.record(z.string(), LocalDate);

const Place = {
  focusGroupId: FocusGroupId,
  startsAt: Instant,
  endsAt: Instant,
  /** With the scope `staff/identities`, here and wherever a place, a name or an address is optional. */
  place: z.string().optional(),
};

const Seat = z
  .strictObject({ ...Place, number: z.int(), changed: z.literal(true).optional() })
  .meta({ id: 'Seat' });

const LostSeat = Seat.extend({ lostAt: Instant }).meta({ id: 'LostSeat' });

const Offer = z
  .strictObject({ ...Place, number: z.int(), at: Instant, until: Instant })
  .meta({ id: 'Offer' });

const WhyDeclined = z.enum(['not-taking-part', 'none-of-these-times']);

const ContactName = { touchpoint: z.string(), kind: z.string(), number: z.int() };

/** One page: `cursor` leads to the next, and is absent on the last. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), cursor: z.string().optional() });

export const ProgramSummary = z
  .strictObject({
    id: z.string(),
    version: z.string(),
    title: z.string(),
    timeZone: TimeZone,
    anchors: z.array(z.string()),
  })
  .meta({ id: 'ProgramSummary' });

export const ProgramAnswer = ProgramSummary.extend({
  sendWindow: z.strictObject({
    from: LocalTime,
    to: LocalTime,
    days: z.array(z.enum(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'])),
    holidays: z.string(),
  }),
  surveys: z.array(z.strictObject({ id: z.string(), title: z.string(), minutes: z.int() })),
  touchpoints: Program.shape.touchpoints,
}).meta({ id: 'Program' });

const Moment = z
  .strictObject({
    raw: LocalDate,
    date: LocalDate,
    at: Instant,
    reasons: z.array(z.looseObject({ kind: z.string(), text: z.string() })),
  })
  .meta({ id: 'Moment' });

export const TimetableAnswer = z
  .strictObject({
    programId: z.string(),
    version: z.string(),
    timeZone: TimeZone,
    anchors: Anchors,
    touchpoints: z.array(
      z.strictObject({
        touchpoint: z.string(),
        kind: z.string(),
        title: z.string(),
        opens: Moment,
        closes: Moment,
        invitationAt: Instant.optional(),
        reminders: z.array(Moment.extend({ number: z.int() })),
        sessionsFrom: LocalDate.optional(),
        sessionsUntil: LocalDate.optional(),
      }),
    ),
  })
  .meta({ id: 'Timetable' });

export const CohortAnswer = z
  .strictObject({
    id: CohortId,
    programId: z.string(),
    programVersion: z.string(),
    title: z.string(),
    timeZone: TimeZone,
    anchors: Anchors,
    contactPerson: ContactPerson.optional(),
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

const TouchpointState = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('open'),
      at: Instant,
      invitation: z.int().optional(),
      cancelled: LostSeat.optional(),
      missed: LostSeat.optional(),
      waiting: z.array(FocusGroupId).optional(),
      offers: z.array(Offer).optional(),
    }),
    z.strictObject({ kind: z.literal('booked'), at: Instant, seat: Seat }),
    z.strictObject({
      kind: z.literal('done'),
      at: Instant,
      how: z.enum(['answered', 'attended', 'not-recorded']),
    }),
    z.strictObject({
      kind: z.literal('missed'),
      at: Instant,
      reason: z.enum(['closed', 'no-show']),
      cancelled: LostSeat.optional(),
    }),
    z.strictObject({
      kind: z.literal('declined'),
      at: Instant,
      why: WhyDeclined,
      invitation: z.int().optional(),
      cancelled: LostSeat.optional(),
    }),
  ])
  .meta({ id: 'TouchpointState' });

export const ParticipantAnswer = z
  .strictObject({
    id: ParticipantId,
    cohortId: CohortId,
    name: z.string().optional(),
    email: z.string().optional(),
    timeZone: TimeZone,
    enrolledAt: Instant,
    consentedAt: Instant.optional(),
    status: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('active') }),
      z.strictObject({ kind: z.literal('withdrawn'), at: Instant }),
    ]),
    mail: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('welcome') }),
      z.strictObject({ kind: z.literal('stopped'), at: Instant }),
      z.strictObject({ kind: z.literal('undeliverable'), at: Instant, reason: z.string().optional() }),
    ]),
    awayUntil: LocalDate.optional(),
    linkRequest: z
      .strictObject({ number: z.int(), at: Instant, purpose: z.string(), touchpoint: z.string() })
      .optional(),
    touchpoints: z.record(z.string(), TouchpointState),
  })
  .meta({ id: 'Participant' });

export const ParticipantWithTimeline = ParticipantAnswer.extend({
  timeline: z.array(
    z.strictObject({
      ...ContactName,
      plannedAt: Instant,
      state: z.enum(['planned', 'held', 'sending', 'sent', 'refused', 'unknown', 'skipped']),
      at: Instant.optional(),
      reason: z.string().optional(),
      messageId: z.string().optional(),
      in: z.string().optional(),
      until: Instant.optional(),
      heldFor: z.enum(['contact-limit', 'away']).optional(),
    }),
  ),
}).meta({ id: 'ParticipantWithTimeline' });

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

export const FocusGroupWithDeclined = FocusGroupAnswer.extend({
  declined: z.array(z.strictObject({ participantId: ParticipantId, why: WhyDeclined, at: Instant })),
}).meta({ id: 'FocusGroupWithDeclined' });

const Window = z.strictObject({ opens: Instant, closes: Instant });

export const MovePreview = z
  .strictObject({
    summary: z.record(z.string(), z.unknown()),
    items: z.array(
      z.strictObject({
        participantId: ParticipantId,
        touchpoints: z.array(
          z.strictObject({
            touchpoint: z.string(),
            effect: z.enum(['unchanged', 'moves', 'stays', 'closes', 'reopens']),
            from: Window,
            to: Window,
            seatOutside: Seat.optional(),
          }),
        ),
        contacts: z.array(
          z.strictObject({ ...ContactName, from: Instant.optional(), to: Instant.optional() }),
        ),
        staying: z.int(),
      }),
    ),
    cursor: z.string().optional(),
  })
  .meta({ id: 'MovePreview' });

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
    previous: z.string().optional(),
    hash: z.string(),
  })
  .meta({ id: 'AuditEntry' });

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
