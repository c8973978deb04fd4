import { type Instant, plusSeconds, secondsUntil } from '../dates/instant.ts';
import type { CohortId, ParticipantId } from '../id.ts';

/** The execution that keeps one participant's time. An execution of an older generation ends itself. */
export interface Journey {
  participantId: ParticipantId;
  generation: number;
  /** Ends the sleep it was stored for; stale, lost or used twice it is harmless. */
  token?: string;
  /** How often the execution of this generation has gone to sleep. */
  sleeps?: number;
}

/** What an execution is started with: ids only, never a person's data. */
export interface JourneyInput {
  participantId: ParticipantId;
  cohortId: CohortId;
  generation: number;
}

/** Apart from the participant, so that storing a sleep's token is no change of theirs (decision 4). */
export const journeyKey = (participantId: string): string => `journey#${participantId}`;

/** Executions are named, so starting one twice is starting it once. */
export const executionName = ({ participantId, generation }: JourneyInput): string =>
  `${participantId}-${generation}`;

/** A Standard execution may live a year and have 25,000 events; ours never outlive their 90th day. */
const LIFETIME_S = 89 * 86_400;
/** Younger than this it is fresh: renewing it would gain nothing, so a long sleep is cut instead. */
const FRESH_S = 86_400;

/** Each with a decision and a mail or two, some 14,000 events. A year has about sixty; more are somebody's who plays with a link. */
const MOST_SLEEPS = 500;

/**
 * How long an execution may sleep now, which has slept so often. A sleep that would end after the execution's 89th day is handed to a
 * new execution at once, or, by an execution that has only just begun, slept until that day and then handed on. One that has
 * slept too often hands on whatever comes.
 */
export function pace(
  until: Instant,
  startedAt: Instant,
  now: Instant,
  sleeps = 0,
): { kind: 'sleep'; until: Instant; cut: boolean } | { kind: 'continue' } {
  if (sleeps >= MOST_SLEEPS) return { kind: 'continue' };
  const last = plusSeconds(startedAt, LIFETIME_S);
  if (until <= last) return { kind: 'sleep', until, cut: false };
  if (secondsUntil(startedAt, now) >= FRESH_S) return { kind: 'continue' };
  return { kind: 'sleep', until: last, cut: true };
}
