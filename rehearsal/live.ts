import type { DatabaseSync } from 'node:sqlite';
import type { PublicHolidays } from '../domain/cohort-dates.ts';
import { earlierOf, type Instant, plusSeconds } from '../domain/instant.ts';
import type { LocalDate } from '../domain/local-date.ts';
import type { ProgramVersion } from '../domain/program.ts';
import { reviveOverdue } from '../functions/journey/revive-overdue.ts';
import { journeyTasks } from '../functions/journey/tasks.ts';
import { participantApi } from '../functions/participant-api/participant-api.ts';
import type { StaffContext } from '../functions/staff-api/context.ts';
import { ROLES } from '../functions/staff-api/roles.ts';
import { staffApi } from '../functions/staff-api/staff-api.ts';
import { publicHolidays } from '../platform/holidays.ts';
import { standingClock } from '../platform/local/clock.ts';
import { openDatabase } from '../platform/local/database.ts';
import { type LocalPlatform, localPlatform } from '../platform/local/platform.ts';
import { agenda } from './agenda.ts';
import { planCohort, SIDE_BY_SIDE } from './cohort-life.ts';
import type { CohortPlan } from './cohort-plan.ts';
import { httpClient } from './http-client.ts';
import { type JourneyCount, journeyCounts } from './journey-counts.ts';
import { actsUpon, type Person } from './person.ts';
import { seeded } from './seeded.ts';
import { staffOver } from './staff.ts';
import { sweepRounds } from './sweep-rounds.ts';

export const SETTINGS = {
  linkBaseUrl: 'https://programs.hospital.example',
  senderEmail: 'programs@hospital.example',
};

/** What a rehearsal lives through. The same options give the same life, byte for byte. */
export interface LifeOptions {
  cohorts: readonly CohortPlan[];
  programs: readonly ProgramVersion[];
  seed: number;
  /** Called after every step of the clock. */
  onProgress?: (now: Instant, contacts: number) => void;
}

/** A life that has been lived, with everything it left behind. */
export interface Life {
  database: DatabaseSync;
  platform: LocalPlatform;
  /** In the order of the plans. */
  people: Person[];
  /** By participant. */
  journeys: ReadonlyMap<string, JourneyCount>;
  /** Executions that failed for good, and that the sweep had to go on with. */
  failedExecutions: number;
  /** When staff did the first thing, and when nothing was left to be done. */
  from: Instant;
  until: Instant;
  lifeMs: number;
}

/** Dates reach at most three years from their anchors, and a rehearsal begins before all of them. */
const YEARS_BEFORE = 3;
/** A life that is not over by then goes round in circles (FAULTS I14). */
const LONGEST_DAYS = 6 * 366;

/**
 * Lives through the cohorts on the real journey definition, functions and APIs, with SQLite in memory. Time jumps
 * from what is due to what is due next: a journey's timer, something a person or staff do, or the sweep.
 */
export async function live({ cohorts, programs, seed, onProgress }: LifeOptions): Promise<Life> {
  const begun = performance.now();
  const random = seeded(seed);
  const database = openDatabase(':memory:');
  const clock = standingClock(beginning(cohorts));
  const last = plusSeconds(clock.now(), LONGEST_DAYS * 86_400);
  const counts = journeyCounts();
  const platform = localPlatform({
    database,
    clock,
    random: random.bytes,
    settings: SETTINGS,
    tasks: (ports) => counts.counting(journeyTasks(ports)),
    observe: counts.observe,
  });
  const { ports, engine, inbox } = platform;
  const context: StaffContext = { ...ports, programs, publicHolidays: remembered(publicHolidays) };
  const claims = {
    sub: 'rehearsal',
    token_use: 'access',
    scope: ROLES.coordinator.join(' '),
    'cognito:groups': ['coordinator'],
  };
  const staff = staffOver(
    httpClient(
      staffApi(() => context),
      claims,
    ),
  );
  const asParticipant = httpClient(participantApi(ports));

  const people: Person[] = [];
  const byId = new Map<string, Person>();
  const todo = agenda<() => Promise<void>>();
  let contacts = 0;
  inbox.onMail((_, message) => {
    contacts += 1;
    const person = byId.get(message.contactId.slice(0, message.contactId.indexOf('.')))!;
    for (const act of actsUpon(person, message, seed)) {
      todo.add(act.at, () => act.perform(asParticipant, clock.now()));
    }
  });
  const meet = (person: Person) => {
    people.push(person);
    byId.set(person.id, person);
  };
  let firstIndex = 0;
  for (const [index, plan] of cohorts.entries()) {
    const program = programs.find((one) => one.program.id === plan.programId)!;
    const isMoved = index === cohorts.length - 1;
    await planCohort({ staff, seed, agenda: todo, meet }, { plan, program, firstIndex, isMoved });
    firstIndex += plan.participants.length;
  }

  const from = todo.nextAt()!;
  const sweep = sweepRounds(database);
  for (;;) {
    await engine.idle();
    const sweepAt = sweep.nextAt();
    const due = [engine.nextDeadline(), todo.nextAt(), sweepAt].filter((at) => at !== undefined);
    if (due.length === 0) break;
    clock.moveTo(due.reduce(earlierOf));
    const now = clock.now();
    if (now > last) throw new Error('The rehearsal did not come to an end.');
    const acts = todo.takeDue(now);
    for (let start = 0; start < acts.length; start += SIDE_BY_SIDE) {
      await Promise.all(acts.slice(start, start + SIDE_BY_SIDE).map((act) => act()));
    }
    if (sweepAt !== undefined && sweepAt <= now) {
      sweep.ran(now);
      await reviveOverdue(ports);
    }
    onProgress?.(now, contacts);
  }
  people.sort((a, b) => a.index - b.index);
  const lifeMs = performance.now() - begun;
  return {
    database,
    platform,
    people,
    journeys: counts.byParticipant,
    failedExecutions: counts.failures(),
    from,
    until: clock.now(),
    lifeMs,
  };
}

function beginning(cohorts: readonly CohortPlan[]): Instant {
  const first = cohorts
    .flatMap(({ anchors }) => Object.values(anchors))
    .reduce((a: LocalDate, b: LocalDate) => (a < b ? a : b));
  return `${Number(first.slice(0, 4)) - YEARS_BEFORE}-01-01T00:00:00.000Z` as Instant;
}

/** Listing ten years of public holidays takes a fifth of a second, and staff ask for the same ones a few times. */
function remembered(list: PublicHolidays): PublicHolidays {
  const known = new Map<string, Record<string, string>>();
  return (...of) => {
    const key = of.join(' ');
    const found = known.get(key) ?? list(...of);
    known.set(key, found);
    return found;
  };
}
