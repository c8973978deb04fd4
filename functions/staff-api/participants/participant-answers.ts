import * as z from 'zod';
import { CONTACT_KINDS } from '../../../domain/contacts/contact.ts';
import { Instant } from '../../../domain/dates/instant.ts';
import { LocalDate, TimeZone } from '../../../domain/dates/local-date.ts';
import { CohortId, FocusGroupId, ParticipantId } from '../../../domain/id.ts';
import { MOVE_EFFECTS } from '../../../domain/journeys/replan.ts';
import { Planned } from '../cohorts/planned-answer.ts';

/** What the staff API answers about people and their seats: closed, as the other answers are. */

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

/** The person's own word, or `excused`: staff's. */
export const WhyDeclined = z.enum(['not-taking-part', 'none-of-these-times', 'excused']);

const ContactName = { touchpoint: z.string(), kind: z.enum(CONTACT_KINDS), number: z.int() };

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

/** Name, address and what a provider said of it are there for those who may see identities. */
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
      z.strictObject({
        kind: z.literal('stopped'),
        at: Instant,
        bounced: z.strictObject({ at: Instant, reason: z.string() }).optional(),
      }),
      z.strictObject({ kind: z.literal('undeliverable'), at: Instant, reason: z.string().optional() }),
    ]),
    awayUntil: LocalDate.optional(),
    linkRequest: z
      .strictObject({ number: z.int(), at: Instant, purpose: z.string(), touchpoint: z.string() })
      .optional(),
    extensions: z.record(z.string(), LocalDate).optional(),
    extendedLate: z.array(z.string()).optional(),
    nudges: z.array(z.strictObject({ touchpoint: z.string(), number: z.int(), at: Instant })).optional(),
    touchpoints: z.record(z.string(), TouchpointState),
  })
  .meta({ id: 'Participant' });

/** `plan` has their own dates; `timeline` what was sent, held or skipped, and what is still planned. */
export const ParticipantWithTimeline = ParticipantAnswer.extend({
  plan: z.array(
    Planned.extend({
      sessions: z.int().min(0).optional().describe('Of a focus group: those that they may book'),
      extendableUntil: LocalDate.optional().describe(
        'The last day until which they can be given more time, where they can',
      ),
    }),
  ),
  timeline: z.array(
    z.strictObject({
      ...ContactName,
      plannedAt: Instant,
      state: z.enum(['planned', 'held', 'sending', 'sent', 'refused', 'unknown', 'again', 'skipped']),
      at: Instant.optional(),
      reason: z.string().optional(),
      messageId: z.string().optional(),
      assumed: z.literal(true).optional(),
      in: z.string().optional(),
      until: Instant.optional(),
      heldFor: z.enum(['contact-limit', 'away']).optional(),
    }),
  ),
}).meta({ id: 'ParticipantWithTimeline' });

const Window = z.strictObject({ opens: Instant, closes: Instant });

const MoveEffect = z.enum(MOVE_EFFECTS);

const count = z.int().min(0);

/** Of one page of participants who have not withdrawn; `summary` counts this page alone. */
export const MovePreview = z
  .strictObject({
    summary: z.strictObject({
      participants: count,
      touchpoints: z.record(MoveEffect, count),
      contacts: z.strictObject({ moves: count, added: count, dropped: count, stays: count }),
      seatsOutside: count,
    }),
    items: z.array(
      z.strictObject({
        participantId: ParticipantId,
        touchpoints: z.array(
          z.strictObject({
            touchpoint: z.string(),
            effect: MoveEffect,
            from: Window.optional(),
            to: Window.optional(),
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

/** A contact that is planned, and whose; with the name for those who may see it. */
export const ComingContact = z
  .strictObject({
    ...ContactName,
    participantId: ParticipantId,
    name: z.string().optional(),
    plannedAt: Instant,
    state: z.enum(['planned', 'held']),
  })
  .meta({ id: 'ComingContact' });

/** Somebody who is missing at a touchpoint; with the name for those who may see it. */
export const MissingAnswer = z
  .strictObject({
    participantId: ParticipantId,
    name: z.string().optional(),
    invitation: z
      .strictObject({
        state: z.enum(['held', 'sending', 'sent', 'refused', 'unknown', 'again', 'skipped']),
        at: Instant,
      })
      .optional(),
    reminders: z.int(),
    remindedAt: Instant.optional(),
    askedAt: Instant.optional(),
    unknownAt: Instant.optional(),
    mail: z.enum(['welcome', 'stopped', 'undeliverable']),
    awayUntil: LocalDate.optional(),
  })
  .meta({ id: 'Missing' });
