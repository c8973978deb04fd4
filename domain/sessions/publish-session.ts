import * as z from 'zod';
import type { Cohort } from '../cohorts/cohort.ts';
import type { Instant } from '../dates/instant.ts';
import { Invalid } from '../errors.ts';
import type { FocusGroupId } from '../id.ts';
import { type Program, Slug } from '../programs/program.ts';
import { oneLine } from '../text.ts';
import type { FocusGroup } from './focus-group.ts';
import { joinUrlFaults } from './join-url.ts';
import { sessionInterval } from './session-interval.ts';
import { SessionMinutes, SessionTime } from './session-time.ts';

/** What staff say about a new session. It lasts `minutes`, or until `endsAt`, or as long as the program says. */
export const NewSession = z.strictObject({
  touchpoint: Slug,
  startsAt: SessionTime,
  minutes: SessionMinutes.optional(),
  endsAt: SessionTime.optional(),
  place: oneLine(200),
  joinUrl: z.string().optional(),
  capacity: z.int().min(1).max(500),
});
export type NewSession = z.infer<typeof NewSession>;

/** A cohort's document holds its sessions, and a document has a size. */
const MOST_SESSIONS = 200;

/**
 * The session, and the cohort that offers it, marked until every participant's plan follows; both belong in one
 * transaction. @throws Invalid for what `sessionInterval` refuses, an unknown touchpoint, and a bad URL.
 */
export function publishSession(
  program: Program,
  cohort: Cohort,
  session: NewSession,
  joinHosts: readonly string[],
  id: FocusGroupId,
  now: Instant,
): { group: FocusGroup; cohort: Cohort } {
  const { startsAt, endsAt } = checked(program, cohort, session, joinHosts, now);
  const { touchpoint, place, joinUrl, capacity } = session;
  return {
    group: {
      id,
      cohortId: cohort.id,
      touchpoint,
      startsAt,
      endsAt,
      place,
      ...(joinUrl === undefined ? {} : { joinUrl }),
      capacity,
      seats: [],
      createdAt: now,
    },
    cohort: {
      ...cohort,
      sessions: [...cohort.sessions, { id, touchpoint, startsAt, endsAt, publishedAt: now }],
      dueAt: now,
    },
  };
}

function checked(
  program: Program,
  cohort: Cohort,
  session: NewSession,
  joinHosts: readonly string[],
  now: Instant,
): { startsAt: Instant; endsAt: Instant } {
  const faults = joinUrlFaults(session.joinUrl, joinHosts);
  if (cohort.sessions.length >= MOST_SESSIONS) {
    faults.push({ pointer: '', code: 'limit', detail: `at most ${MOST_SESSIONS} sessions` });
  }
  const touchpoint = program.touchpoints.find(({ id }) => id === session.touchpoint);
  if (touchpoint?.kind !== 'focus-group') {
    throw new Invalid([...faults, { pointer: '/touchpoint', code: 'unknown-touchpoint' }]);
  }
  const interval = sessionInterval(program, cohort, touchpoint, session, now);
  if ('code' in interval) throw new Invalid([...faults, interval]);
  if (faults.length > 0) throw new Invalid(faults);
  return interval;
}
