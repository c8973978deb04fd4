import type { ContactKind } from '../../domain/contacts/contact.ts';
import type { Instant } from '../../domain/dates/instant.ts';
import { secondsUntil } from '../../domain/dates/instant.ts';
import { NotFound, VersionConflict } from '../../domain/errors.ts';
import type { CohortId, ParticipantId } from '../../domain/id.ts';
import type { Next } from '../../domain/journeys/decide.ts';
import {
  executionName,
  type Journey,
  type JourneyInput,
  journeyKey,
  pace,
} from '../../domain/journeys/journey.ts';
import type { Documents } from '../../platform/ports.ts';

/** What the machine passes to each of its functions: ids, and when its execution began. */
export interface JourneyTask {
  participantId: ParticipantId;
  cohortId: CohortId;
  generation: number;
  /** Any ISO 8601 instant. */
  startedAt: string;
}

type Afterwards = { kind: ContactKind | 'decide' } | { kind: 'continue'; name: string; generation: number };

/** What a function answers: the machine compares `kind` with literals and passes the rest on. */
export type Step =
  | { kind: ContactKind | 'decide' }
  | {
      kind: 'sleep';
      /** For people who read the execution's history. */
      until: Instant;
      reason: string;
      seconds: number;
      /** The participant's version that decided. */
      version: number;
      /** Where the machine goes when the timer, not a wake, ends the sleep. */
      afterwards: Afterwards;
    }
  | { kind: 'continue'; name: string; generation: number }
  | { kind: 'over'; reason: string };

/** The decision in the machine's words, with long sleeps cut so that no execution grows old, and none without an end. */
export function stepOf(next: Next, task: JourneyTask, version: number, now: Instant, sleeps = 0): Step {
  if (next.kind === 'over') return next;
  if (next.kind === 'send') return { kind: next.contact.kind };
  const paced = pace(next.until, task.startedAt as Instant, now, sleeps);
  const generation = task.generation + 1;
  const renewed = { kind: 'continue', name: executionName({ ...task, generation }), generation } as const;
  if (paced.kind === 'continue') return renewed;
  return {
    kind: 'sleep',
    until: paced.until,
    reason: next.reason,
    // Not zero: the machine's timeouts are positive.
    seconds: Math.max(1, secondsUntil(now, paced.until)),
    version,
    afterwards: paced.cut ? renewed : { kind: next.afterwards },
  };
}

/** True when an execution of a newer generation keeps this participant's time: this one has to end. */
export const isSuperseded = async (documents: Documents, of: JourneyInput): Promise<boolean> =>
  (await ownJourney(documents, of)) === undefined;

/**
 * The journey that this execution keeps; undefined when it is superseded. The first call of a new generation records its
 * number, which fences all older ones.
 */
export async function ownJourney(
  documents: Documents,
  { participantId, generation }: JourneyInput,
): Promise<Journey | undefined> {
  const key = journeyKey(participantId);
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const stored = await documents.get<Journey>(key);
    if (!stored) throw new NotFound('journey');
    if (stored.doc.generation > generation) return undefined;
    if (stored.doc.generation === generation) return stored.doc;
    try {
      const doc: Journey = { participantId, generation };
      await documents.write([{ key, doc, expectedVersion: stored.version }]);
      return doc;
    } catch (error) {
      if (!(error instanceof VersionConflict)) throw error;
    }
  }
  throw new VersionConflict([key]);
}
