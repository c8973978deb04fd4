import { earlierOf, type Instant, laterOf, plusSeconds } from '../dates/instant.ts';
import type { Standing } from '../progress/standing.ts';

/**
 * The longest that anybody may still finish after the close: a survey left open in the evening of its last day
 * can be finished in the next evening, and staff know a day after the close that nothing more will come.
 */
export const FINISH_S = 24 * 3600;

/**
 * How long a person may pause and still count as answering: a ward round or a meeting, not a night. Others have
 * ended sessions by the clock alone: formr expired 175 people while they were answering.
 */
export const INACTIVITY_S = 3600;

/** When somebody began to answer, and when they were last seen at it; unlinked surveys keep the beginning only. */
export interface Begun {
  begunAt: Instant;
  savedAt?: Instant;
}

/**
 * Until when answers are taken. Who did not begin before the close has until the close. Who did is not cut off
 * while typing: they have as long as they keep at it, with pauses of at most `INACTIVITY_S`, and never longer than
 * `FINISH_S` after the close. Where nobody may know when they were last seen, the second limit is the only one.
 */
export function answerableUntil(closesAt: Instant, draft: Begun | undefined): Instant {
  if (!draft || draft.begunAt >= closesAt) return closesAt;
  const finish = plusSeconds(closesAt, FINISH_S);
  if (draft.savedAt === undefined) return finish;
  return laterOf(closesAt, earlierOf(finish, plusSeconds(draft.savedAt, INACTIVITY_S)));
}

/**
 * Where a touchpoint stands for somebody who began before it closed: open until the grace ends, with `finishBy`,
 * even where the record says already that it was missed.
 */
export function withGrace(at: Standing, draft: Begun | undefined, now: Instant): Standing {
  const hasClosed = at.state?.kind === 'missed' && at.state.reason === 'closed';
  const finishBy = answerableUntil(at.planned.closes.at, draft);
  if (!hasClosed || now >= finishBy) return at;
  return { ...at, state: { kind: 'open', at: at.planned.opens.at }, finishBy };
}
