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

/** One thing that needs a person; what each kind means and what mends it is in `domain/notices/attention.ts`. */
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

/** Of one page of people, also of those whom nobody can remind, with the reason. */
export const RemindersAnswer = z
  .strictObject({
    reminded: z.array(ParticipantId),
    notReminded: z.array(z.strictObject({ participantId: ParticipantId, reason: z.string() })),
    cursor: z.string().optional(),
  })
  .meta({ id: 'Reminders' });

const count = z.int().min(0);

/** What a file would do: nobody is enrolled. `row` counts as a spreadsheet does, the header being row 1. */
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

/** How far a file has come, in rows; asked with the same file it goes on from there. `kept` could not be undone. */
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

/** Which mails the program has, by touchpoint; each can be looked at by its kind. */
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

/** A mail as its reader has it. `html` is made from `text`; links in it open nothing. */
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

/** To which address, and what the mail provider said: `accepted`, `refused` or `unknown`. */
export const TestMailAnswer = z.strictObject({ to: z.string(), result: z.string() }).meta({ id: 'TestMail' });
