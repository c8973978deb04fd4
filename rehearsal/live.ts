import { earlierOf, type Instant, laterOf } from '../domain/dates/instant.ts';
import type { ProgramVersion } from '../domain/programs/program.ts';
import type { Message } from '../platform/ports.ts';
import { liveInLanes, usualLanes } from './cohort-lanes.ts';
import type { CohortPart } from './cohort-life.ts';
import type { CohortPlan } from './cohort-plan.ts';
import type { LivedCohort } from './lived-cohort.ts';

/** What a rehearsal lives through. The same cohorts, programs and seed give the same life, byte for byte. */
export interface LifeOptions {
  cohorts: readonly CohortPlan[];
  programs: readonly ProgramVersion[];
  seed: number;
  /** Threads that cohorts are lived through in; as many as are worth it where left out. */
  lanes?: number;
  /** Called as contacts go out and cohorts end: contacts so far, and the cohorts that are over, in their order. */
  onProgress?: (contacts: number, over: readonly LivedCohort[]) => void;
}

/** A life that has been lived, with everything it left behind. */
export interface Life {
  /** In the order of the plans. */
  cohorts: (LivedCohort & { program: ProgramVersion })[];
  /** Everybody's, by their dates: a mail's number is its place, from 1. */
  mails: Message[];
  /** What staff were told by mail, in the order of the cohorts. */
  notices: Message[];
  /** When staff did the first thing, and when nothing was left to be done. */
  from: Instant;
  until: Instant;
  lifeMs: number;
}

/** Lives through the cohorts, each with its own clock and stores, and puts what they left behind together. */
export async function live({ cohorts, programs, seed, lanes, onProgress }: LifeOptions): Promise<Life> {
  const begun = performance.now();
  const parts = partsOf(cohorts, programs);
  const people = cohorts.reduce((sum, { participants }) => sum + participants.length, 0);
  let contacts = 0;
  const lived = await liveInLanes(parts, seed, lanes ?? usualLanes(people), (count, all) => {
    contacts += count;
    const running = all.indexOf(undefined);
    onProgress?.(contacts, (running < 0 ? all : all.slice(0, running)) as LivedCohort[]);
  });
  return {
    cohorts: lived.map((cohort, index) => ({ ...cohort, program: parts[index]!.program })),
    mails: byDate(lived.flatMap(({ mails }) => mails)),
    notices: lived.flatMap(({ notices }) => notices),
    from: lived.map(({ from }) => from).reduce(earlierOf),
    until: lived.map(({ until }) => until).reduce(laterOf),
    lifeMs: performance.now() - begun,
  };
}

function partsOf(cohorts: readonly CohortPlan[], programs: readonly ProgramVersion[]): CohortPart[] {
  let firstIndex = 0;
  return cohorts.map((plan, index) => {
    const program = programs.find((one) => one.program.id === plan.programId)!;
    const part = { plan, program, firstIndex, isMoved: index === cohorts.length - 1 };
    firstIndex += plan.participants.length;
    return part;
  });
}

/** Those of one instant stay in the order of their cohorts. */
const byDate = (mails: readonly Message[]): Message[] =>
  mails.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
