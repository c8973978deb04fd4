import type { Cohort } from '../cohorts/cohort.ts';
import { type Instant, plusSeconds } from '../dates/instant.ts';
import { FINISH_S } from '../participants/grace.ts';
import type { Participant } from '../participants/participant.ts';
import type { Program, ProgramVersion } from '../programs/program.ts';
import { progress } from '../progress/progress.ts';
import { timetable } from '../timetables/timetable.ts';

/** A version a cohort has had, and until when. */
export interface EarlierVersion {
  version: string;
  until: Instant;
}

/** How many of a cohort's people a touchpoint has reached, each counted once a line. */
interface Reached {
  /** It has opened for them, or there is an entry about it in their contact log. */
  begun: number;
  /** Surveys: they have answered, or may be answering at this moment. */
  asked: number;
  /** They can still answer it, now or later. */
  pending: number;
}

/** By touchpoint, of all or some of a cohort's people. */
export type ReachedBy = ReadonlyMap<string, Reached>;

/** Nobody counted yet. */
export const noneReached = ({ touchpoints }: Program): Map<string, Reached> =>
  new Map(touchpoints.map(({ id }) => [id, { begun: 0, asked: 0, pending: 0 }]));

/** Adds one participant, withdrawn ones too: what they did stays. */
export function countReached(
  sum: Map<string, Reached>,
  program: Program,
  cohort: Cohort,
  participant: Participant,
  now: Instant,
): void {
  const { status, contacts, touchpoints } = participant;
  const isActive = status.kind === 'active';
  const asOf = isActive ? now : status.at;
  for (const planned of timetable(program, cohort, participant)) {
    const { id } = planned.touchpoint;
    const state = progress(planned, touchpoints[id], asOf);
    const hasClosed = state?.kind === 'missed' && state.reason === 'closed';
    // Who began before the close may still be finishing.
    const inGrace = hasClosed && now < plusSeconds(planned.closes.at, FINISH_S);
    const isOpen = isActive && (state?.kind === 'open' || inGrace);
    const isAnswered = state?.kind === 'done' && state.how === 'answered';
    const line = sum.get(id)!;
    if ((state && !hasClosed) || contacts.some(({ touchpoint }) => touchpoint === id)) line.begun += 1;
    if (isAnswered || isOpen) line.asked += 1;
    if (isOpen || (isActive && !state)) line.pending += 1;
  }
}

/** A version a cohort had before, and whom it had reached by then. */
export interface ReachedBefore {
  version: ProgramVersion;
  until: Instant;
  reached: Map<string, Reached>;
}

/** Adds one participant as they were when the cohort got the version after. */
export function countReachedBefore(
  { version: { program }, until, reached }: ReachedBefore,
  cohort: Cohort,
  participant: Participant,
): void {
  if (participant.enrolledAt > until) return;
  const known = Object.entries(participant.touchpoints).filter(([, { at }]) => at <= until);
  const { status } = participant;
  const hadWithdrawn = status.kind === 'withdrawn' && status.at <= until;
  const then: Participant = {
    ...participant,
    status: hadWithdrawn ? status : { kind: 'active' },
    touchpoints: Object.fromEntries(known),
  };
  countReached(reached, program, cohort, then, until);
}

/**
 * The cohort with another version of its program, marked until every participant's plan follows. The version it had is
 * remembered: whoever is answering a survey of it finishes that one.
 */
export function adoptedCohort(cohort: Cohort, to: ProgramVersion, now: Instant): Cohort {
  const { earlierVersions = [], programVersion } = cohort;
  return {
    ...cohort,
    programVersion: to.version,
    earlierVersions: [...earlierVersions, { version: programVersion, until: now }],
    dueAt: now,
  };
}
