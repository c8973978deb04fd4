import type { DatabaseSync } from 'node:sqlite';
import { type Cohort, cohortKey } from '../../domain/cohorts/cohort.ts';
import { earlierOf, epochMs, type Instant, instantOf, plusSeconds } from '../../domain/dates/instant.ts';
import type { Participant } from '../../domain/participants/participant.ts';
import { type ProgramVersion, programKey } from '../../domain/programs/program.ts';
import { auditedDocuments } from '../../functions/audit/audited-documents.ts';
import { readChain } from '../../functions/audit/read-chain.ts';
import { verifyChain } from '../../functions/audit/verify-chain.ts';
import { everyQuarterHour } from '../../functions/every-quarter-hour.ts';
import { GRACE_S, SWEEP_EVERY_S } from '../../functions/journey/revive-overdue.ts';
import { journeyTasks } from '../../functions/journey/tasks.ts';
import { standingClock } from '../../platform/local/clock.ts';
import { openDatabase } from '../../platform/local/database.ts';
import { type LocalPlatform, localPlatform } from '../../platform/local/platform.ts';
import type { Ports } from '../../platform/ports.ts';
import { seeded } from '../../rehearsal/seeded.ts';
import { type FaultPlan, injectFaults, NO_FAULTS } from './faults.ts';
import { operate } from './operator.ts';
import { createOracle } from './oracle.ts';
import { act } from './people.ts';
import type { Act } from './script.ts';
import { CLP, COHORT_ID, earliestDue, HOLIDAYS, personId, populate, START, sharedKeys } from './world.ts';

export interface Run {
  seed: number;
  people: number;
  script: Act[];
  plan?: FaultPlan;
  /** Lets calls wait for a few others, so that the order of things varies too. */
  shuffled?: boolean;
  /** Another program than the reference one. */
  program?: ProgramVersion;
  /** Staff are told by mail what needs a person: a look every working day, so a year takes longer. */
  notices?: boolean;
  /** Mails a week that the oracle allows; the program's limit where nothing is said. */
  perWeek?: number;
  /** Takes a guard out, between the faults and what watches: the oracle must notice. */
  weaken?: (ports: Ports) => Ports;
}

export interface Outcome {
  violations: string[];
  people: Participant[];
  /** Calls of ports made, and faults that struck. */
  calls: number;
  struck: number;
  transitions: number;
  accepted: Map<string, number>;
}

/** More events than any run has: what has not ended by then goes round in circles (FAULTS I14). */
const MOST_EVENTS = 3000;

/**
 * Lives through one cohort's year on the real functions, the real definition and the local engine, with the plan's
 * faults. Time jumps from event to event; nothing but the seed decides, so a failing seed fails again.
 */
export async function simulate(run: Run): Promise<Outcome> {
  const { seed, people, plan = NO_FAULTS, program = CLP } = run;
  const { perWeek = program.program.contactLimit.perWeek } = run;
  const chance = seeded(seed);
  const database = openDatabase(':memory:');
  const clock = standingClock(START);
  const oracle = createOracle(HOLIDAYS, perWeek);
  const nextDue = earliestDue(database, run.notices);
  const acts = [...run.script];
  let transitions = 0;
  let calls = 0;
  let struck = 0;

  function boot() {
    let died = () => {};
    const death = new Promise<'died'>((resolve) => {
      died = () => resolve('died');
    });
    // The calls of a run are numbered through, whatever number of processes makes them.
    const before = calls;
    const shifted: FaultPlan = {
      at: (call, port) => plan.at(before + call, port),
      mail: (call) => plan.mail?.(before + call),
      meanwhile: (call, port) => plan.meanwhile?.(before + call, port),
    };
    const turns = !run.shuffled ? () => 0 : () => (chance.chance(0.2) ? Math.floor(chance.next() * 4) : 0);
    const faults = injectFaults(
      shifted,
      () => {
        platform.commits.abandon();
        died();
      },
      turns,
    );
    const platform: LocalPlatform = localPlatform({
      database,
      clock,
      random: chance.bytes,
      settings: {
        linkBaseUrl: 'https://programs.hospital.example',
        senderEmail: 'programs@hospital.example',
      },
      wrap: (bare) => faults.ports(run.weaken?.(oracle.watch(bare)) ?? oracle.watch(bare)),
      tasks: (ports) => faults.tasks(journeyTasks(ports)),
      observe: {
        onState: (execution, state) => {
          transitions += 1;
          oracle.onState(execution, state);
        },
      },
    });
    return {
      platform,
      faults,
      death,
      countUp() {
        calls = before + faults.calls;
        struck += faults.struck;
      },
    };
  }

  let process = boot();
  const setUp = { by: { kind: 'staff' as const, id: 'ann' }, action: 'populate' };
  await populate(auditedDocuments(process.platform.documents, setUp, clock), people, program, run.notices);
  for (let who = 0; who < people; who += 1) {
    // A start that a death swallows is the sweep's to make good (FAULTS F27).
    const { platform, death } = process;
    const input = { participantId: personId(who), cohortId: COHORT_ID, generation: 1 };
    if ((await Promise.race([platform.engine.start(input), death])) === 'died') {
      process.countUp();
      process = boot();
    }
  }

  let events = 0;
  let lastSweep = START;
  for (; events < MOST_EVENTS; events += 1) {
    const { platform, death } = process;
    const how = await Promise.race([platform.engine.idle(), death]);
    if (how === 'died') {
      process.countUp();
      process = boot();
      continue;
    }
    const due = nextDue();
    const sweepAt = due && laterSweep(due, lastSweep);
    const times = [platform.engine.nextDeadline(), acts[0]?.at, sweepAt].filter((one) => one !== undefined);
    if (times.length === 0 || (!due && acts.length === 0 && !platform.engine.nextDeadline())) break;
    clock.moveTo(times.reduce(earlierOf));
    const now = clock.now();
    if (acts[0] && acts[0].at <= now) {
      // Taken off the list only when it is done: whoever was cut off comes back after the restart.
      const done = await Promise.race([perform(platform, acts[0], database), death]);
      if (done !== 'died' && acts.shift()!.kind === 'restore') {
        platform.commits.abandon();
        process.countUp();
        process = boot();
      }
    }
    if (sweepAt && sweepAt <= now) {
      lastSweep = now;
      await Promise.race([everyQuarterHour(platform.ports).catch(() => {}), death]);
    }
  }
  process.countUp();
  const documents = process.platform.documents;
  const stored = await Promise.all(
    Array.from({ length: people }, (_, who) => documents.get<Participant>(`participant#${personId(who)}`)),
  );
  const everyone = stored.map((one) => one!.doc);
  for (const record of [
    ...stored,
    ...(await Promise.all(sharedKeys.map((key) => documents.get<object>(key)))),
  ]) {
    const fault = verifyChain(await readChain(documents, record!), record!);
    if (fault) oracle.violations.push(`I9 ${record!.key}: ${fault.fault} ${fault.version}`);
  }
  if (events >= MOST_EVENTS) oracle.violations.push('I14 the run did not end');
  const { programId, programVersion } = (await documents.get<Cohort>(cohortKey(COHORT_ID)))!.doc;
  const last = (await documents.get<ProgramVersion>(programKey(programId, programVersion)))!.doc;
  for (const one of everyone) oracle.violations.push(...unfinished(one, last));
  process.platform.engine.stop();
  process.platform.commits.abandon();
  database.close();
  return {
    violations: oracle.violations,
    people: everyone,
    calls,
    struck,
    transitions,
    accepted: oracle.accepted,
  };
}

/** The sweep comes at whole quarter hours; only those that would find something are played. */
function laterSweep(due: Instant, last: Instant): Instant {
  const step = SWEEP_EVERY_S * 1000;
  const first = Math.ceil((epochMs(due) + GRACE_S * 1000 + 1) / step) * step;
  return instantOf(Math.max(first, epochMs(plusSeconds(last, SWEEP_EVERY_S))));
}

async function perform(platform: LocalPlatform, what: Act, database: DatabaseSync): Promise<void> {
  switch (what.kind) {
    case 'stop-execution':
    case 'start-again':
    case 'snapshot':
    case 'restore':
      return operate(platform, what, database);
    default:
      return act(platform.ports, what);
  }
}

/** Progress: nothing is left hanging when nothing will happen any more (FAULTS I2). */
function unfinished(participant: Participant, { program }: ProgramVersion): string[] {
  const left = participant.contacts
    .filter((one) => one.state === 'sending' || one.state === 'held')
    .map((one) => `${one.state}: ${one.touchpoint} ${one.kind}`);
  const open = Object.entries(participant.touchpoints).filter(
    ([, state]) => state.kind === 'open' || state.kind === 'booked',
  );
  const unmet = program.touchpoints.filter(({ id }) => !Object.hasOwn(participant.touchpoints, id));
  const active = participant.status.kind === 'active';
  return [
    ...left.map((what) => `I2 ${participant.id} still ${what}`),
    ...(active ? open.map(([id]) => `I2 ${participant.id} still open: ${id}`) : []),
    ...(active ? unmet.map(({ id }) => `I2 ${participant.id} has never met ${id}`) : []),
    ...(participant.dueAt ? [`I2 ${participant.id} still due at ${participant.dueAt}`] : []),
  ];
}
