import type { Anchors } from '../domain/cohorts/cohort.ts';
import type { PublicHolidays } from '../domain/cohorts/cohort-dates.ts';
import { contactOf } from '../domain/contacts/contact.ts';
import { earlierOf, type Instant, plusSeconds } from '../domain/dates/instant.ts';
import type { LocalDate } from '../domain/dates/local-date.ts';
import { noticeOf } from '../domain/notices/staff-notice.ts';
import { everyQuarterHour } from '../functions/every-quarter-hour.ts';
import { journeyTasks } from '../functions/journey/tasks.ts';
import { accessClaims } from '../functions/middleware/principal.ts';
import { participantApi } from '../functions/participant-api/participant-api.ts';
import type { StaffContext } from '../functions/staff-api/context.ts';
import { staffApi } from '../functions/staff-api/staff-api.ts';
import { publicHolidays } from '../platform/holidays.ts';
import { standingClock } from '../platform/local/clock.ts';
import { memoryPlatform } from '../platform/local/platform.ts';
import type { Message } from '../platform/ports.ts';
import { agenda } from './agenda.ts';
import { type CohortPart, planCohort, SIDE_BY_SIDE } from './cohort-life.ts';
import { httpClient } from './http-client.ts';
import { journeyCounts } from './journey-counts.ts';
import { type LivedCohort, livedRecords } from './lived-cohort.ts';
import { actsUpon, type Person } from './person.ts';
import { seededFor } from './seeded.ts';
import { SETTINGS } from './settings.ts';
import { staffOver } from './staff.ts';
import { sweepRounds } from './sweep-rounds.ts';

/** Dates reach at most three years from their anchors, and a rehearsal begins before all of them. */
const YEARS_BEFORE = 3;
/** A life that is not over by then goes round in circles (FAULTS I14). */
const LONGEST_DAYS = 6 * 366;

/**
 * Lives through one cohort on the real journey definition, functions and APIs, with its own stores in memory. Time
 * jumps from what is due to what is due next: a journey's timer, something a person or staff do, or the sweep.
 * The same part and seed give the same life, byte for byte.
 */
export async function liveCohort(
  part: CohortPart,
  seed: number,
  onContact: () => void,
): Promise<LivedCohort> {
  const clock = standingClock(beginning(part.plan.anchors));
  const last = plusSeconds(clock.now(), LONGEST_DAYS * 86_400);
  const counts = journeyCounts();
  const { ports, engine, inbox, documents } = memoryPlatform({
    clock,
    random: seededFor(seed, part.firstIndex + 10_000_000).bytes,
    settings: SETTINGS,
    tasks: (all) => counts.counting(journeyTasks(all)),
    observe: counts.observe,
  });
  const context: StaffContext = { ...ports, programs: [part.program], publicHolidays: remembered };
  const callStaff = httpClient(
    staffApi(() => context),
    accessClaims('rehearsal', 'coordinator'),
  );
  const asParticipant = httpClient(participantApi(ports));

  const people = new Map<string, Person>();
  const mails: Message[] = [];
  const notices: Message[] = [];
  const todo = agenda<() => Promise<void>>();
  inbox.onMail((_, message) => {
    if (noticeOf(message.contactId)) {
      notices.push(message);
      return;
    }
    mails.push(message);
    onContact();
    const person = people.get(contactOf(message.contactId)!.participantId)!;
    for (const act of actsUpon(person, message, seed)) {
      todo.add(act.at, () => act.perform(asParticipant, clock.now()));
    }
  });
  const meet = (person: Person) => void people.set(person.id, person);
  await planCohort({ staff: staffOver(callStaff), seed, agenda: todo, meet }, part);

  const from = todo.nextAt()!;
  const sweep = sweepRounds(documents.earliestDue);
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
      await everyQuarterHour(ports);
    }
  }
  const everybody = [...people.values()].sort((a, b) => a.index - b.index);
  return {
    ...(await livedRecords(documents, everybody, counts.byParticipant)),
    mails,
    notices,
    failedExecutions: counts.failures(),
    from,
    until: clock.now(),
  };
}

function beginning(anchors: Anchors): Instant {
  const first = Object.values(anchors).reduce((a: LocalDate, b: LocalDate) => (a < b ? a : b));
  return `${Number(first.slice(0, 4)) - YEARS_BEFORE}-01-01T00:00:00.000Z` as Instant;
}

const holidays = new Map<string, Record<string, string>>();

/** Listing ten years of public holidays takes a fifth of a second, and staff ask for the same ones a few times. */
const remembered: PublicHolidays = (...of) => {
  const key = of.join(' ');
  const found = holidays.get(key) ?? publicHolidays(...of);
  holidays.set(key, found);
  return found;
};
