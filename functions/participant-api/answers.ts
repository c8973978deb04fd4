import * as z from 'zod';
import { ContactPerson } from '../../domain/cohorts/cohort.ts';
import { Instant } from '../../domain/dates/instant.ts';
import { LocalDate, TimeZone } from '../../domain/dates/local-date.ts';
import { FocusGroupId } from '../../domain/id.ts';
import { GOAL_STATES } from '../../domain/participants/goal.ts';

const Seat = z.strictObject({
  focusGroupId: FocusGroupId,
  startsAt: Instant,
  endsAt: Instant,
  place: z.string(),
  number: z.int(),
  changed: z.literal(true).optional(),
});

const Stage = z.enum(['not-open', 'open', 'booked', 'done', 'closed', 'declined']);
const Why = z.enum(['not-taking-part', 'none-of-these-times', 'excused']);

const Row = z.strictObject({
  touchpoint: z.string(),
  kind: z.string(),
  title: z.string(),
  when: z.enum(['due', 'coming', 'past']),
  stage: Stage,
  opensAt: Instant,
  closesAt: Instant,
  sessionsFrom: LocalDate.optional(),
  sessionsUntil: LocalDate.optional(),
  seat: Seat.optional(),
  doneAt: Instant.optional(),
});

/** Too early; none yet; or the goal. */
const Goal = z.union([
  z.strictObject({ statedFrom: Instant }),
  z.strictObject({ version: z.literal(0) }),
  z.strictObject({
    version: z.int().min(1),
    text: z.strictObject({
      specific: z.string(),
      measurable: z.string().optional(),
      achievable: z.string().optional(),
      relevant: z.string().optional(),
      timeBound: z.string().optional(),
    }),
    statedAt: Instant,
    changedAt: Instant,
    reviews: z.record(
      z.string(),
      z.strictObject({ state: z.enum(GOAL_STATES), note: z.string().optional(), at: Instant }),
    ),
    toReview: z.string().optional(),
  }),
]);

const Scores = z.strictObject({
  survey: z.string(),
  title: z.string(),
  waves: z.array(z.strictObject({ touchpoint: z.string(), title: z.string(), at: Instant })),
  scales: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      min: z.number(),
      max: z.number(),
      /** One for each wave; null where too little was answered. */
      scores: z.array(z.number().nullable()),
    }),
  ),
});

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
    finishBy: Instant.optional(),
    timeZone: TimeZone.optional(),
    seat: Seat.optional(),
    why: Why.optional(),
    minutes: z.int().optional(),
    unlinked: z.boolean().optional(),
    programVersion: z.string().optional(),
    survey: z.record(z.string(), z.unknown()).optional(),
    draft: z.strictObject({ sequence: z.int(), answers: z.record(z.string(), z.unknown()) }).optional(),
    sessions: z
      .array(
        z.strictObject({
          focusGroupId: FocusGroupId,
          startsAt: Instant,
          endsAt: Instant,
          place: z.string(),
          seatsLeft: z.int(),
          placeInLine: z.int().optional(),
          offeredUntil: Instant.optional(),
        }),
      )
      .optional(),
    awayUntil: LocalDate.optional(),
    touchpoints: z.array(Row).optional(),
    goal: Goal.optional(),
    scores: z.array(Scores).optional(),
  })
  .meta({ id: 'Link' });

/** The sequence that is stored, and until when (UTC) it can be sent; `notice` is there once the window has closed. */
export const SavedAnswer = z.strictObject({
  sequence: z.int(),
  answerableUntil: Instant,
  notice: z.string().optional(),
});

/** The answers are in for good. The same request again has the same answer. */
export const SubmittedAnswer = z.strictObject({ stage: z.literal('done') });

/** The seat one has now: of a session moved to, the new one. */
export const BookedAnswer = z.strictObject({ stage: z.literal('booked'), seat: Seat });

/** The seat that was given back last: giving it back again answers the same. */
export const CancelledAnswer = z.strictObject({
  stage: z.literal('open'),
  cancelled: Seat.extend({ lostAt: Instant }),
});

/** Nothing more is asked; the person may still book while the window is open. */
export const DeclinedAnswer = z.strictObject({ stage: z.literal('declined'), why: Why });

/** The session whose waiting list one is on; the place in it changes, and is in `LinkAnswer`. */
export const WaitingAnswer = z.strictObject({ waiting: FocusGroupId });

/** The session that one does not wait for any more. */
export const LeftAnswer = z.strictObject({ left: FocusGroupId });

/** No more mail but what answers the person's own acts (decision 7). */
export const StoppedAnswer = z.strictObject({ mail: z.literal('stopped') });
