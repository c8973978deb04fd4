import * as z from 'zod';
import { Instant } from '../../../domain/dates/instant.ts';
import { CohortId, FocusGroupId, ParticipantId } from '../../../domain/id.ts';

/** What the staff API answers to what staff do by hand: closed, as the other answers are. */

const OfPerson = { participantId: ParticipantId, since: Instant };

const OfContact = z.strictObject({
  kind: z.enum(['unknown-contact', 'refused-contact']),
  ...OfPerson,
  contactId: z.string(),
  touchpoint: z.string(),
  contact: z.string(),
  number: z.int(),
  /** With the scope `staff/identities`: a mail provider may repeat an address. */
  reason: z.string().optional(),
});

const OfSession = { touchpoint: z.string(), focusGroupId: FocusGroupId, startsAt: Instant };

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

export const RemindersAnswer = z
  .strictObject({
    reminded: z.array(ParticipantId),
    notReminded: z.array(z.strictObject({ participantId: ParticipantId, reason: z.string() })),
    cursor: z.string().optional(),
  })
  .meta({ id: 'Reminders' });

const count = z.int().min(0);

export const ImportReport = z
  .strictObject({
    importId: z.string(),
    dryRun: z.literal(true),
    separator: z.string(),
    encoding: z.string(),
    rows: count,
    new: count,
    known: count,
    report: z.array(z.strictObject({ row: z.int(), result: z.enum(['new', 'known']) })),
  })
  .meta({ id: 'ImportReport' });

export const ImportAnswer = z
  .strictObject({
    importId: z.string(),
    cohortId: CohortId,
    createdAt: Instant,
    rows: count,
    done: count,
    enrolled: count,
    known: count,
    finished: z.boolean(),
    undone: count.optional(),
    kept: count.optional(),
  })
  .meta({ id: 'Import' });

export const ProgramMailsAnswer = z
  .strictObject({
    items: z.array(
      z.strictObject({
        touchpoint: z.string(),
        /** The lasting page has none. */
        title: z.string().optional(),
        kinds: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'ProgramMails' });

export const MailAnswer = z
  .strictObject({
    to: z.strictObject({ name: z.string(), email: z.string() }),
    fromName: z.string(),
    replyTo: z.strictObject({ name: z.string(), email: z.string() }),
    subject: z.string(),
    text: z.string(),
    html: z.string(),
    hasCalendar: z.boolean(),
    /** Something of it, such as the session, is made up because this participant has none yet. */
    isExample: z.boolean(),
  })
  .meta({ id: 'Mail' });

export const TestMailAnswer = z.strictObject({ to: z.string(), result: z.string() }).meta({ id: 'TestMail' });
