import * as z from 'zod';
import type { Instant } from '../dates/instant.ts';
import { Conflict } from '../errors.ts';
import type { CohortId, ParticipantId } from '../id.ts';
import { oneLine, someLines } from '../text.ts';

/** The five parts of a SMART goal, in the order of the word. */
export const GOAL_PARTS = ['specific', 'measurable', 'achievable', 'relevant', 'timeBound'] as const;

/** A part of a goal, and the name of its field in the form and in the record. */
export type GoalPart = (typeof GOAL_PARTS)[number];

/** The longest text of one part, in Unicode code points. */
export const PART_LIMIT = 1000;
/** The longest line beside "Where does it stand?", in Unicode code points. */
export const NOTE_LIMIT = 300;

const part = someLines(PART_LIMIT);

/** A goal in a person's own words. The first part must be there; the others may be added later. */
export const GoalText = z.strictObject({
  specific: part,
  measurable: part.optional(),
  achievable: part.optional(),
  relevant: part.optional(),
  timeBound: part.optional(),
});
export type GoalText = z.infer<typeof GoalText>;

/** Where a goal may stand. */
export const GOAL_STATES = ['on-track', 'partly', 'not-yet', 'reached', 'given-up'] as const;

/** How far a goal is, in its owner's own judgment; nothing is reckoned from it. */
export type GoalState = (typeof GOAL_STATES)[number];

/** What somebody says about their goal at one wave. */
export const GoalReview = z.strictObject({
  state: z.enum(GOAL_STATES, { error: 'option' }),
  note: oneLine(NOTE_LIMIT).optional(),
});
export type GoalReview = z.infer<typeof GoalReview>;

/** The leadership goal of one participant, a document of its own. */
export interface Goal {
  participantId: ParticipantId;
  cohortId: CohortId;
  text: GoalText;
  /** When it was first written down; a review asks only about a goal from before its wave. */
  statedAt: Instant;
  /** When its words were last changed. */
  changedAt: Instant;
  /** By touchpoint, the last answer of each. */
  reviews: Record<string, GoalReview & { at: Instant }>;
}

/** Apart from the participant, so that typing it competes with no journey, and staff never read it (decision 19). */
export const goalKey = (participantId: string): string => `goal#${participantId}`;

/** A goal as it is stored, or version 0 where there is none. */
export interface StoredGoal {
  version: number;
  doc: Goal | undefined;
}

/**
 * The goal with these words. Saving the same words again changes nothing.
 * @param seen the version that was shown when they were typed
 * @throws Conflict `goal-changed` when somebody (the person, in another tab) saved other words since then
 */
export function stated(
  { version, doc }: StoredGoal,
  seen: number,
  text: GoalText,
  owner: Pick<Goal, 'participantId' | 'cohortId'>,
  now: Instant,
): Goal {
  if (doc && sameText(doc.text, text)) return doc;
  if (seen !== version) throw changed();
  return doc
    ? { ...doc, text, changedAt: now }
    : { ...owner, text, statedAt: now, changedAt: now, reviews: {} };
}

/**
 * The goal with what the person says of it at one wave. The same answer again changes nothing.
 * @throws Conflict `no-goal` or `goal-changed`, as `stated` does
 */
export function reviewed(
  { version, doc }: StoredGoal,
  seen: number,
  touchpoint: string,
  review: GoalReview,
  now: Instant,
): Goal {
  if (!doc) throw new Conflict('no-goal', 'There is no goal yet.');
  const before = doc.reviews[touchpoint];
  if (before?.state === review.state && before.note === review.note) return doc;
  if (seen !== version) throw changed();
  return { ...doc, reviews: { ...doc.reviews, [touchpoint]: { ...review, at: now } } };
}

const sameText = (a: GoalText, b: GoalText): boolean => GOAL_PARTS.every((name) => a[name] === b[name]);

const changed = () => new Conflict('goal-changed', 'The goal was changed since this page was opened.');
