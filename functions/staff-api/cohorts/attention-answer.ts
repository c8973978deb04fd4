import * as z from 'zod';
import { CONTACT_KINDS } from '../../../domain/contacts/contact.ts';
import { Instant } from '../../../domain/dates/instant.ts';
import { FocusGroupId, ParticipantId } from '../../../domain/id.ts';

const OfPerson = { participantId: ParticipantId, since: Instant };

const OfContact = z.strictObject({
  kind: z.enum(['unknown-contact', 'refused-contact']),
  ...OfPerson,
  contactId: z.string(),
  touchpoint: z.string(),
  contact: z.enum(CONTACT_KINDS),
  number: z.int(),
  /** With the scope `staff/identities`: a mail provider may repeat an address. */
  reason: z.string().optional(),
});

const OfSession = { touchpoint: z.string(), focusGroupId: FocusGroupId, startsAt: Instant };

/** One thing that needs a person; `Attention` says what each kind means. */
export const AttentionAnswer = z
  .discriminatedUnion('kind', [
    OfContact,
    z.strictObject({ kind: z.literal('undeliverable'), ...OfPerson, reason: z.string().optional() }),
    z.strictObject({ kind: z.literal('no-time-suits'), ...OfPerson, touchpoint: z.string() }),
    z.strictObject({
      kind: z.literal('no-sessions'),
      touchpoint: z.string(),
      opensAt: Instant,
      closesAt: Instant,
    }),
    /** So many have no seat, and there is none for them. */
    z.strictObject({
      kind: z.literal('no-seats-left'),
      touchpoint: z.string(),
      closesAt: Instant,
      without: z.int(),
    }),
    z.strictObject({
      kind: z.literal('waiting-list-full'),
      ...OfSession,
      waiting: z.int(),
      capacity: z.int(),
    }),
    /** `couldCome`: who has a seat, and who may still book one; `fewest` make a group. */
    z.strictObject({
      kind: z.literal('small-session'),
      ...OfSession,
      booked: z.int(),
      couldCome: z.int(),
      fewest: z.int(),
    }),
    /** Of so many `seats`; from `finalAt` on it is too late for the first of them. */
    z.strictObject({
      kind: z.literal('unrecorded-attendance'),
      ...OfSession,
      finalAt: Instant,
      unrecorded: z.int(),
      seats: z.int(),
    }),
    z.strictObject({
      kind: z.literal('low-response'),
      touchpoint: z.string(),
      closesAt: Instant,
      asked: z.int(),
      answered: z.int(),
    }),
    /** Notices by mail to the contact person come back. */
    z.strictObject({ kind: z.literal('notices-returned'), since: Instant }),
  ])
  .meta({ id: 'Attention' });
